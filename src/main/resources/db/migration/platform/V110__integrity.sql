CREATE TABLE integrity_check (
    name         text        PRIMARY KEY,
    position     text,
    round        bigint      NOT NULL DEFAULT 1,
    attempt      bigint      NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL,
    completed_at timestamptz,
    added_at     timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE integrity_check IS 'Checks of what must be true of the data, and how far each has come';
COMMENT ON COLUMN integrity_check.position IS 'Key of the last row of the last slice; null between two rounds';
COMMENT ON COLUMN integrity_check.attempt IS
    'Number of the current slice; a worker with another number has lost its lease';
COMMENT ON COLUMN integrity_check.due_at IS 'When the next slice is due; during a slice, the end of its lease';
COMMENT ON COLUMN integrity_check.completed_at IS 'End of the last round over all rows';

CREATE TABLE integrity_violation (
    check_name text        NOT NULL REFERENCES integrity_check (name),
    subject    text        NOT NULL,
    detail     text        NOT NULL,
    round      bigint      NOT NULL,
    found_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (check_name, subject)
);
COMMENT ON TABLE integrity_violation IS
    'Rows that break a rule. A round that does not find one again takes it out';
COMMENT ON COLUMN integrity_violation.subject IS 'Key of the row';
