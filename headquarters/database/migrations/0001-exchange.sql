-- What stations and headquarters exchange. The outlet stands in the key of every table that grows with outlets, and
-- is its distribution column on a distributed PostgreSQL; the few tables without one are small reference tables.

CREATE TABLE headquarters (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  hq_id text NOT NULL,
  epoch integer NOT NULL,
  last_hq_seq bigint NOT NULL,
  chain text NOT NULL,
  signing_key text NOT NULL,
  catalogue_version bigint NOT NULL DEFAULT 0,
  -- Which cluster this was written by: a dump restored into another one, or another timeline, shows here.
  cluster text NOT NULL,
  created_at_ms bigint NOT NULL
);

CREATE TABLE epochs (
  epoch integer PRIMARY KEY,
  began_at_ms bigint NOT NULL,
  reason text NOT NULL,
  detail text NOT NULL DEFAULT '{}'
);

CREATE TABLE hq_facts (
  hq_seq bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  epoch integer NOT NULL,
  outlet text NOT NULL,
  type text NOT NULL,
  version integer NOT NULL,
  published_at_ms bigint NOT NULL,
  published_by text NOT NULL,
  payload text NOT NULL,
  chain text NOT NULL
);

CREATE TABLE outlets (
  outlet text PRIMARY KEY,
  name text NOT NULL DEFAULT '',
  added_at_ms bigint NOT NULL
);

CREATE TABLE stations (
  outlet text NOT NULL,
  station text NOT NULL,
  key_id text NOT NULL,
  public_key text NOT NULL,
  journal_id text NOT NULL,
  incarnation integer NOT NULL DEFAULT 0,
  enrolled_at_ms bigint NOT NULL,
  revoked_at_ms bigint,
  revoked_because text NOT NULL DEFAULT '',
  -- Only rises: a request that was seen once is never taken again.
  counter bigint NOT NULL DEFAULT 0,
  last_contact_ms bigint,
  clock_skew_ms bigint NOT NULL DEFAULT 0,
  program text NOT NULL DEFAULT '',
  proven_at_ms bigint,
  agrees boolean,
  PRIMARY KEY (outlet, station, key_id)
);

CREATE TABLE enrolment_codes (
  outlet text NOT NULL,
  code_sha256 text NOT NULL,
  station text NOT NULL,
  created_at_ms bigint NOT NULL,
  expires_at_ms bigint NOT NULL,
  used_at_ms bigint,
  created_by text NOT NULL,
  PRIMARY KEY (outlet, code_sha256)
);

CREATE TABLE chains (
  outlet text NOT NULL,
  station text NOT NULL,
  incarnation integer NOT NULL,
  count bigint NOT NULL,
  head text NOT NULL,
  verified bigint NOT NULL,
  PRIMARY KEY (outlet, station, incarnation)
);

CREATE TABLE events (
  outlet text NOT NULL,
  station text NOT NULL,
  incarnation integer NOT NULL,
  origin_seq bigint NOT NULL,
  id text NOT NULL,
  stream text NOT NULL,
  revision integer NOT NULL,
  type text NOT NULL,
  version integer NOT NULL,
  hlc text NOT NULL,
  recorded_at_ms bigint NOT NULL,
  business_day text NOT NULL,
  command_id text NOT NULL,
  actor text NOT NULL,
  key_id text NOT NULL,
  payload_hash text NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  salt text,
  -- JSON as text: jsonb would refuse a NUL that somebody scanned, and would not keep what was hashed.
  payload text,
  received_at_ms bigint NOT NULL,
  PRIMARY KEY (outlet, station, incarnation, origin_seq)
) PARTITION BY HASH (outlet);

DO $$
BEGIN
  FOR part IN 0..15 LOOP
    EXECUTE format(
      'CREATE TABLE events_%s PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
  END LOOP;
END $$;

CREATE INDEX events_by_day ON events (outlet, station, business_day);
CREATE INDEX events_by_customer_key ON events (outlet, key_id) WHERE key_id <> 'journal';

CREATE TABLE set_aside (
  outlet text NOT NULL,
  station text NOT NULL,
  incarnation integer NOT NULL,
  origin_seq bigint NOT NULL,
  reason text NOT NULL,
  body_sha256 text NOT NULL,
  key_id text NOT NULL,
  body text,
  at_ms bigint NOT NULL,
  settled_at_ms bigint,
  settled_by text NOT NULL DEFAULT '',
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (outlet, station, incarnation, origin_seq, reason, body_sha256)
);
CREATE INDEX set_aside_open ON set_aside (outlet, station) WHERE settled_at_ms IS NULL;

CREATE TABLE days (
  outlet text NOT NULL,
  station text NOT NULL,
  day text NOT NULL,
  dirty boolean NOT NULL,
  facts bigint NOT NULL DEFAULT 0,
  totals text NOT NULL DEFAULT '',
  digest text NOT NULL DEFAULT '',
  station_digest text NOT NULL DEFAULT '',
  agrees boolean,
  checked_at_ms bigint,
  PRIMARY KEY (outlet, station, day)
);

CREATE TABLE incidents (
  outlet text NOT NULL,
  id text NOT NULL,
  station text NOT NULL,
  kind text NOT NULL,
  detail text NOT NULL,
  at_ms bigint NOT NULL,
  settled_at_ms bigint,
  settled_by text NOT NULL DEFAULT '',
  PRIMARY KEY (outlet, id)
);
