-- The parts that a ticket waits for: it goes on when the last of them has come, which no one fact says by itself.

ALTER TABLE ticket_states ADD COLUMN waiting_for text NOT NULL DEFAULT '[]';
