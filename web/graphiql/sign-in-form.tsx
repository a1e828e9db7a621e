interface Props {
  onSubmit(email: string, password: string): void;
}

/** E-mail and password, for any account. */
export function SignInForm({ onSubmit }: Props) {
  function submit(form: FormData) {
    onSubmit(String(form.get('email')), String(form.get('password')));
  }
  return (
    <form
      className="sign-in"
      aria-label="Sign in"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <label>
        <span className="visually-hidden">E-mail</span>
        <input name="email" type="email" autoComplete="username" placeholder="E-mail" required />
      </label>
      <label>
        <span className="visually-hidden">Password</span>
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          placeholder="Password"
          required
        />
      </label>
      <button type="submit" className="primary">
        Sign in
      </button>
    </form>
  );
}
