import { useEffect, useState } from 'react';
import { openClinic, revisionOf } from '../../../data/schema/index.ts';
import { useEntrance, useMessage } from '../../kit.ts';
import { NewClinic } from './new-clinic.tsx';
import { OlderClinic } from './older-clinic.tsx';

/** There is no clinic to open: make one, or bring an older one up to date. */
export function FirstRunView() {
  const { db, problem } = useEntrance();
  const message = useMessage();
  const [isEmpty, setEmpty] = useState<boolean | null>(problem?.code === 'older' ? null : true);

  useEffect(() => {
    if (problem?.code !== 'older') return;
    // A database without any revision is one whose making was broken off: it is made now.
    const look = async () => {
      const clinic = await openClinic({ db, anyRevision: true, readOnly: true });
      try {
        setEmpty((await revisionOf(clinic.engine)).current === null);
      } finally {
        await clinic.close();
      }
    };
    look().catch((failure: unknown) => message.fail(failure));
  }, [db, problem, message]);

  if (isEmpty === null) return null;
  return isEmpty ? <NewClinic /> : <OlderClinic />;
}
