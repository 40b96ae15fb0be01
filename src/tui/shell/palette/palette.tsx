import { useMemo, useState } from 'react';
import type { LiveAction } from '../../actions/index.ts';
import type { Option } from '../../components/dialog/options.ts';
import { Picker } from '../../components/dialog/picker.tsx';
import { keyLabel } from '../../keys/index.ts';
import { rank } from './rank.ts';

/** Everything that can be done from where one was, by name, with its keys. */
export function Palette(props: {
  readonly actions: readonly LiveAction[];
  readonly answer: (action: LiveAction | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const options = useMemo(() => optionsOf(props.actions, typed), [props.actions, typed]);
  return (
    <Picker
      title="Commands"
      typed={typed}
      onType={setTyped}
      options={options}
      empty="No command is called that."
      answer={props.answer}
    />
  );
}

function optionsOf(actions: readonly LiveAction[], typed: string): Option<LiveAction>[] {
  return rank(actions, titleOf, typed).map((action) => {
    const available = action.available();
    const keys = action.keys.map(keyLabel).join('  ');
    return {
      value: action,
      label: titleOf(action),
      hint: available === true ? keys : `${keys}  ${available}`,
    };
  });
}

/** `Queue: Call the next patient`: found by the place's name too. */
function titleOf(action: LiveAction): string {
  return `${action.group}: ${action.title}`;
}
