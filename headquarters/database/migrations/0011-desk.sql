-- What headquarters keeps for people: where each device is (for the customer's own page and the outbound hook), what
-- stations said of days that differ, and the hook's deliveries. As everywhere, the outlet stands in the key.

CREATE TABLE ticket_states (
  outlet text NOT NULL,
  stream text NOT NULL,
  number text NOT NULL,
  kind text NOT NULL,
  status text NOT NULL,
  customer_id text NOT NULL,
  -- Of the code on the claim receipt; the code itself is kept nowhere.
  token_sha256 text NOT NULL,
  changed_at_ms bigint NOT NULL,
  PRIMARY KEY (outlet, stream)
);
CREATE INDEX ticket_states_by_token ON ticket_states (outlet, token_sha256);

CREATE TABLE day_sides (
  outlet text NOT NULL,
  station text NOT NULL,
  day text NOT NULL,
  totals text NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (outlet, station, day)
);

CREATE INDEX events_by_stream ON events (outlet, stream);

CREATE TABLE hook (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  url text NOT NULL,
  secret text NOT NULL,
  active boolean NOT NULL,
  with_phone boolean NOT NULL,
  changed_by text NOT NULL,
  changed_at_ms bigint NOT NULL
);

CREATE TABLE hook_deliveries (
  outlet text NOT NULL,
  id text NOT NULL,
  body text NOT NULL,
  customer_id text NOT NULL,
  made_at_ms bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  next_at_ms bigint NOT NULL,
  delivered_at_ms bigint,
  given_up_at_ms bigint,
  last_answer text NOT NULL DEFAULT '',
  PRIMARY KEY (outlet, id)
);
CREATE INDEX hook_deliveries_due ON hook_deliveries (next_at_ms)
  WHERE delivered_at_ms IS NULL AND given_up_at_ms IS NULL;
