-- What outlets order, send to each other and receive, found without reading every record.

CREATE INDEX events_shipments ON events (type, recorded_at_ms)
  WHERE type IN ('partsOrdered', 'deliveryAnnounced', 'deliveryReceived', 'supplyClosed');
