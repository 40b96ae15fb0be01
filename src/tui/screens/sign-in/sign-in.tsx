import { type LineText, useBody } from '../../kit.ts';
import { Entry } from './entry.tsx';
import { heading } from './state.ts';
import { useSignIn } from './use-sign-in.ts';

const fields = [
  { name: 'email', label: 'E-mail' },
  { name: 'password', label: 'Password', isSecret: true },
] as const;

/** E-mail and password. */
export function SignIn(props: {
  readonly title: string;
  /** Why one has to sign in again. */
  readonly said: string | null;
  readonly email: string;
  readonly foot?: readonly LineText[];
}) {
  const { columns: width } = useBody();
  const { problem, signIn } = useSignIn();
  return (
    <Entry
      head={heading(props.title, props.said, width)}
      fields={fields}
      initial={{ email: props.email }}
      foot={props.foot ?? []}
      problem={problem}
      working="Signing in …"
      onEnter={({ email = '', password = '' }) => signIn(email, password)}
    />
  );
}
