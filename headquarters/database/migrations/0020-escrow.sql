-- Recovery codes of stations, each sealed for the escrow key, which is a file and never in this database; and who
-- looked at which one, why.

CREATE TABLE escrow_codes (
  outlet text NOT NULL,
  station text NOT NULL,
  key_id text NOT NULL,
  made_at_ms bigint NOT NULL,
  ephemeral text NOT NULL,
  sealed text NOT NULL,
  kept_at_ms bigint NOT NULL,
  PRIMARY KEY (outlet, station, key_id, made_at_ms)
);

CREATE TABLE escrow_looks (
  outlet text NOT NULL,
  id text NOT NULL,
  station text NOT NULL,
  person text NOT NULL,
  reason text NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (outlet, id)
);
