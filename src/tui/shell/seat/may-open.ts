import { createContext, useContext } from 'react';
import type { Permission } from '../../../desk/accounts/index.ts';
import type { ScreenEntry } from '../screen.ts';
import { useServices } from '../services.ts';
import { useStore } from '../store.ts';
import { refusalHere } from './refusal-here.ts';

export const CatalogueContext = createContext<readonly ScreenEntry[]>([]);

/** Whether whoever sits here may open a screen: true, or why not. */
export function useMayOpen(): (screen: string) => true | string {
  const services = useServices();
  const catalogue = useContext(CatalogueContext);
  useStore(services.seat.seat);
  return (screen) => {
    const entry = catalogue.find(({ name }) => name === screen);
    return refusalHere(services, entry?.permission) ?? true;
  };
}

/** Whether whoever sits here may do what a permission stands for: true, or why not. */
export function useMayDo(): (permission: Permission) => true | string {
  const services = useServices();
  useStore(services.seat.seat);
  return (permission) => refusalHere(services, permission) ?? true;
}
