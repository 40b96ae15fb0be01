import { useBody } from '../../kit.ts';
import { Entry } from './entry.tsx';
import { doorFoot, heading } from './state.ts';
import { useSignIn } from './use-sign-in.ts';

const fields = [
  { name: 'email', label: 'E-mail' },
  { name: 'password', label: 'Password', isSecret: true },
] as const;

/** E-mail and password. */
export function SignIn(props: {
  readonly title: string;
  /** Why, where somebody was signed in already. */
  readonly said: string | null;
  readonly email: string;
}) {
  const { columns: width } = useBody();
  const { problem, signIn } = useSignIn();
  return (
    <Entry
      head={heading(props.title, props.said, width)}
      fields={fields}
      initial={{ email: props.email }}
      foot={doorFoot}
      problem={problem}
      working="Signing in …"
      onEnter={({ email = '', password = '' }) => signIn(email, password)}
    />
  );
}
