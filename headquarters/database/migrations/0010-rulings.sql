-- The questions that outlets ask about warranty cases, found without reading every record.

CREATE INDEX events_rulings ON events (recorded_at_ms) WHERE type = 'rulingAsked';
CREATE INDEX hq_facts_by_type ON hq_facts (type, hq_seq);
