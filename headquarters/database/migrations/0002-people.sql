-- Who may look at headquarters' page. Passwords only as Argon2id hashes, sessions only as the hash of their token.

CREATE TABLE people (
  name text PRIMARY KEY,
  password_hash text NOT NULL,
  role text NOT NULL CHECK (role IN ('viewer', 'publisher', 'administrator')),
  failed_tries integer NOT NULL DEFAULT 0,
  locked_until_ms bigint NOT NULL DEFAULT 0,
  added_at_ms bigint NOT NULL,
  active boolean NOT NULL DEFAULT true
);

CREATE TABLE sessions (
  token_sha256 text PRIMARY KEY,
  name text NOT NULL REFERENCES people (name),
  form_token text NOT NULL,
  began_at_ms bigint NOT NULL,
  last_seen_ms bigint NOT NULL
);
