import { useEffect, useState } from 'react';
import { isLostClinic } from '../../../data/restore/index.ts';
import { openClinic, revisionOf } from '../../../data/schema/index.ts';
import { useEntrance, useKeysHeldUntil, useMessage } from '../../kit.ts';
import { LostClinic } from './lost-clinic.tsx';
import { NewClinic } from './new-clinic.tsx';
import { OlderClinic } from './older-clinic.tsx';

type Found = 'new' | 'older' | 'lost';

/** There is no clinic to open: make one, bring an older one up to date, or bring a lost one back. */
export function FirstRunView() {
  const [found, setFound] = useFound();
  // A name typed ahead is the new clinic's.
  useKeysHeldUntil(found !== null);
  switch (found) {
    case null:
      return null;
    case 'new':
      return <NewClinic />;
    case 'older':
      return <OlderClinic />;
    case 'lost':
      return <LostClinic beginAnew={() => setFound('new')} />;
  }
}

function useFound() {
  const { db, backups, problem } = useEntrance();
  const message = useMessage();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const look = async (): Promise<Found> => {
      if (problem === null) return 'new';
      if (problem.code === 'corrupt') return 'lost';
      if (await isLostClinic(problem, { db, ...(backups === undefined ? {} : { backups }) })) return 'lost';
      return problem.code === 'older' && !(await isEmpty(db)) ? 'older' : 'new';
    };
    look().then(setFound, (failure: unknown) => message.fail(failure));
  }, [db, backups, problem, message]);
  return [found, setFound] as const;
}

/** A database without any revision is one whose making was broken off: it is made now. */
async function isEmpty(db: string): Promise<boolean> {
  const clinic = await openClinic({ db, anyRevision: true, readOnly: true });
  try {
    return (await revisionOf(clinic.engine)).current === null;
  } finally {
    await clinic.close();
  }
}
