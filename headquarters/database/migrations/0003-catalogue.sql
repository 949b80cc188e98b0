-- The catalogue as it is now, with the version in which each part last changed: a station that has nothing pages
-- through it by number, one that has a version asks for what changed after it.

CREATE TABLE catalogue_parts (
  part_number text COLLATE "C" PRIMARY KEY,
  changed_in bigint NOT NULL,
  removed boolean NOT NULL DEFAULT false,
  part text NOT NULL
);
CREATE INDEX catalogue_parts_changed ON catalogue_parts (changed_in, part_number);

CREATE TABLE catalogue_versions (
  version bigint PRIMARY KEY,
  as_of text NOT NULL,
  size bigint NOT NULL,
  at_ms bigint NOT NULL,
  by_name text NOT NULL,
  reason text NOT NULL DEFAULT ''
);
