-- The list of serial numbers as it is now, with the version in which each last changed, as the catalogue is kept. What
-- was published in pieces before is its first version; a station that never had a piece gets it with the list.

CREATE TABLE serial_list (
  serial text COLLATE "C" PRIMARY KEY,
  changed_in bigint NOT NULL,
  removed boolean NOT NULL DEFAULT false,
  model_id text NOT NULL,
  made_on text NOT NULL,
  sold_on text NOT NULL
);
CREATE INDEX serial_list_changed ON serial_list (changed_in, serial);

CREATE TABLE serial_versions (
  version bigint PRIMARY KEY,
  as_of text NOT NULL,
  size bigint NOT NULL,
  -- Sum over the hashes of all lines that are not removed.
  digest text NOT NULL,
  at_ms bigint NOT NULL,
  by_name text NOT NULL,
  reason text NOT NULL DEFAULT ''
);

INSERT INTO serial_list (serial, changed_in, removed, model_id, made_on, sold_on)
SELECT DISTINCT ON (serial) serial, 1, removed, model_id, made_on, sold_on
FROM (
  SELECT record ->> 'serial' AS serial, false AS removed, hq_seq, coalesce(record ->> 'modelId', '') AS model_id,
    coalesce(record ->> 'madeOn', '') AS made_on, coalesce(record ->> 'soldOn', '') AS sold_on
  FROM hq_facts, jsonb_array_elements(payload::jsonb -> 'records') AS record WHERE type = 'serialsPublished'
  UNION ALL
  SELECT gone, true, hq_seq, '', '', ''
  FROM hq_facts, jsonb_array_elements_text(coalesce(payload::jsonb -> 'removed', '[]')) AS gone
  WHERE type = 'serialsPublished'
) AS pieces
ORDER BY serial, hq_seq DESC, removed DESC;

INSERT INTO serial_versions (version, as_of, size, digest, at_ms, by_name)
SELECT 1, (SELECT max(payload::jsonb ->> 'asOf') FROM hq_facts WHERE type = 'serialsPublished'), count(*),
  lpad(to_hex(mod(coalesce(sum(
    ('x' || left(encode(sha256(convert_to(
      serial || E'\t' || model_id || E'\t' || made_on || E'\t' || sold_on, 'UTF8')), 'hex'), 15))::bit(60)::bigint
  ), 0), 1152921504606846976)::bigint), 15, '0'),
  (SELECT max(published_at_ms) FROM hq_facts WHERE type = 'serialsPublished'), 'headquarters'
FROM serial_list WHERE NOT removed
HAVING EXISTS (SELECT 1 FROM hq_facts WHERE type = 'serialsPublished');
