-- What somebody says was once there: a station of itself, another station of the outlet, a code printed on a day slip.
-- Where neither side has it any more, these numbers are what is listed as lost. Only ever rises.

CREATE TABLE once_had (
  outlet text NOT NULL,
  station text NOT NULL,
  incarnation integer NOT NULL,
  count bigint NOT NULL,
  said_by text NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (outlet, station, incarnation)
);
