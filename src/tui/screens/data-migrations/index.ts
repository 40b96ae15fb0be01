import { defineScreen } from '../../kit.ts';
import { migrationsActions } from './actions.ts';
import { sqlActions } from './sql-actions.ts';
import { MigrationsView } from './view.tsx';

export const screen = defineScreen({ actions: [migrationsActions, sqlActions], View: MigrationsView });
