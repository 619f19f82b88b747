package dev.packshot.local.issuer;

/** The page that asks who signs in. The form is sent to the page's own address, query included. */
final class SignInPage {
  /** The name of the field with the subject. */
  static final String SUBJECT = "sub";

  /** The name and value of the button that refuses. */
  static final String CANCEL = "cancel";

  static final String HTML =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Sign in – Packshot on this machine</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 24rem; margin: 3rem auto; padding: 0 1rem }
      label, input, button { display: block; font: inherit; width: 100%; box-sizing: border-box }
      input, button { padding: .6rem .75rem; margin: .25rem 0 .75rem }
      </style>
      </head>
      <body>
      <main>
      <h1>Sign in</h1>
      <p>This issuer is for development. It asks for no password. The user <b>demo</b> is an owner of the demo
      organization; any other name is a user who belongs to no organization.</p>
      <form method="post">
      <label for="sub">User</label>
      <input id="sub" name="sub" value="demo" maxlength="255" required autocomplete="off">
      <button>Sign in</button>
      <button name="cancel" value="cancel" formnovalidate>Cancel</button>
      </form>
      </main>
      </body>
      </html>
      """;

  private SignInPage() {}

  /** Returns the policy for the page, whose form may lead to the origin of the page that asked. */
  static String policy(String origin) {
    return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none';"
        + " form-action 'self' "
        + origin;
  }
}
