-- Tables that only grow are partitioned by month: a month that is archived is dropped as a whole. The service does not own
-- its tables, so it calls these functions, which run as the owner. A partitioned table has a column "at", by which it is
-- partitioned, an "id", and a primary key of both. Months are those of UTC.

CREATE FUNCTION month_partition(parent text, month date) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT parent || to_char(month, '"_"YYYY"_"MM')
$$;

CREATE FUNCTION month_start(month date) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT month::timestamp AT TIME ZONE 'UTC'
$$;

CREATE FUNCTION current_month() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT date_trunc('month', now() AT TIME ZONE 'UTC')::date
$$;

-- One instance at a time changes the partitions of a table. "parent" is a name that a caller chose.
CREATE FUNCTION lock_month_partitions(parent text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('month partitions of ' || parent, 0));
    IF NOT EXISTS (
        SELECT FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
        WHERE c.relname = parent AND c.relnamespace = current_schema()::regnamespace) THEN
        RAISE EXCEPTION '% has no partitions by month', parent USING ERRCODE = 'invalid_parameter_value';
    END IF;
END
$$;

-- Takes the rows of the month out of the default partition, where they are if there was no partition in time. Attaching
-- locks the default partition, and not the table: rows of other months are written meanwhile.
CREATE FUNCTION add_month_partition(parent text, month date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    partition text := month_partition(parent, month);
    since     timestamptz := month_start(month);
    until     timestamptz := month_start((month + interval '1 month')::date);
BEGIN
    IF month <> date_trunc('month', month) THEN
        RAISE EXCEPTION '% is not the first day of a month', month USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF to_regclass(quote_ident(partition)) IS NOT NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', parent || '_default');
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL EXCLUDING IDENTITY)', partition, parent);
    EXECUTE format('COMMENT ON TABLE %I IS %L', partition, 'Rows of ' || parent || ' of one month');
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC, "${application-role}"', partition);
    EXECUTE format('GRANT SELECT ON %I TO "${application-role}"', partition);
    EXECUTE format(
        'WITH moved AS (DELETE FROM %I WHERE at >= $1 AND at < $2 RETURNING *) INSERT INTO %I SELECT * FROM moved',
        parent || '_default', partition) USING since, until;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, partition, since, until);
    RETURN true;
END
$$;

-- For the service: makes the partitions of this month, of those ahead, and of the rows in the default partition. Returns
-- the number of new ones.
CREATE FUNCTION add_month_partitions(parent text, ahead integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    wanted date;
    added  integer := 0;
BEGIN
    IF ahead NOT BETWEEN 0 AND 24 THEN
        RAISE EXCEPTION 'from 0 to 24 months ahead' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM lock_month_partitions(parent);
    FOR wanted IN
        SELECT (current_month() + n * interval '1 month')::date FROM generate_series(0, ahead) AS n
    LOOP
        added := added + add_month_partition(parent, wanted)::integer;
    END LOOP;
    FOR wanted IN
        EXECUTE format('SELECT DISTINCT date_trunc(''month'', at AT TIME ZONE ''UTC'')::date FROM %I', parent || '_default')
    LOOP
        added := added + add_month_partition(parent, wanted)::integer;
    END LOOP;
    RETURN added;
END
$$;

-- For the service: drops a month that is archived. The service may not drop younger rows, whatever it asks: the log of a
-- year has to stay (DPDP Rules 2025, rule 6(1)(e)).
CREATE FUNCTION drop_month_partition(parent text, month date, archived bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    partition text := month_partition(parent, month);
    existing  bigint;
BEGIN
    PERFORM lock_month_partitions(parent);
    IF month > current_month() - interval '13 months' THEN
        RAISE EXCEPTION '% is too young to be dropped', partition USING ERRCODE = 'insufficient_privilege';
    END IF;
    EXECUTE format('LOCK TABLE %I IN SHARE MODE', partition);
    EXECUTE format('SELECT count(*) FROM %I', partition) INTO existing;
    IF existing <> archived THEN
        RAISE EXCEPTION '% has % rows, but % are archived', partition, existing, archived
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', parent, partition);
    EXECUTE format('DROP TABLE %I', partition);
END
$$;

-- For the service: a table to read an archived month into. The owner drops it.
CREATE FUNCTION create_restored_month(parent text, month date) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    restored text := month_partition(parent, month) || '_restored';
BEGIN
    PERFORM lock_month_partitions(parent);
    IF to_regclass(quote_ident(restored)) IS NOT NULL THEN
        RAISE EXCEPTION 'the table % exists', restored USING ERRCODE = 'duplicate_table';
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL EXCLUDING IDENTITY)', restored, parent);
    EXECUTE format('COMMENT ON TABLE %I IS %L', restored, 'An archived month of ' || parent || ', read back');
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC, "${application-role}"', restored);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO "${application-role}"', restored);
    RETURN restored;
END
$$;

-- The schema is fixed, so that no caller can put other tables in place. Locks are waited for briefly, since writers wait
-- behind them; the service tries again.
DO $$
DECLARE
    callable CONSTANT text[] := ARRAY['add_month_partitions', 'drop_month_partition', 'create_restored_month'];
    f record;
BEGIN
    FOR f IN
        SELECT p.oid::regprocedure::text AS signature, p.proname AS name FROM pg_proc p
        WHERE p.pronamespace = current_schema()::regnamespace
          AND (p.proname = ANY (callable)
            OR p.proname IN ('month_partition', 'month_start', 'current_month', 'lock_month_partitions', 'add_month_partition'))
    LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f.signature);
        IF f.name = ANY (callable) THEN
            EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = %I, pg_temp SET lock_timeout = ''200ms''',
                f.signature, current_schema());
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO "${application-role}"', f.signature);
        END IF;
    END LOOP;
END
$$;

-- The audit log. Its rows are moved; the table is locked meanwhile, so changes by staff wait.
LOCK TABLE audit_log IN ACCESS EXCLUSIVE MODE;
ALTER TABLE audit_log RENAME TO audit_log_before;
ALTER TABLE audit_log_before RENAME CONSTRAINT audit_log_pkey TO audit_log_before_pkey;
DROP INDEX audit_log_newest, audit_log_actor, audit_log_action, audit_log_target, audit_log_request;

CREATE TABLE audit_log (
    id          uuid        NOT NULL,
    at          timestamptz NOT NULL DEFAULT now(),
    actor_kind  text        NOT NULL,
    actor_id    uuid,
    action      text        NOT NULL,
    target_type text        NOT NULL,
    target_id   text        NOT NULL,
    before      jsonb,
    after       jsonb,
    request_id  text,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
COMMENT ON TABLE audit_log IS 'Every administrative change, denied access and login; append-only, in partitions by month';
CREATE INDEX audit_log_newest ON audit_log (at DESC, id DESC);
CREATE INDEX audit_log_actor ON audit_log (actor_id, at DESC, id DESC);
CREATE INDEX audit_log_action ON audit_log (action, at DESC, id DESC);
CREATE INDEX audit_log_target ON audit_log (target_id, at DESC, id DESC);
CREATE INDEX audit_log_request ON audit_log (request_id, at DESC, id DESC);
REVOKE UPDATE, DELETE ON audit_log FROM "${application-role}";

CREATE TABLE audit_log_default PARTITION OF audit_log DEFAULT;
COMMENT ON TABLE audit_log_default IS 'Rows of months that have no partition yet';
REVOKE INSERT, UPDATE, DELETE ON audit_log_default FROM "${application-role}";

-- One month more than the service keeps ahead, so that the service has nothing to do at its first start.
SELECT add_month_partitions('audit_log', 4);
SELECT add_month_partition('audit_log', month)
FROM (SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'UTC')::date AS month FROM audit_log_before) AS months;
INSERT INTO audit_log (id, at, actor_kind, actor_id, action, target_type, target_id, before, after, request_id)
SELECT id, at, actor_kind, actor_id, action, target_type, target_id, before, after, request_id FROM audit_log_before;
DROP TABLE audit_log_before;

CREATE TABLE archived_month (
    table_name  text        NOT NULL,
    month       date        NOT NULL,
    due_at      timestamptz NOT NULL DEFAULT now(),
    attempt     integer     NOT NULL DEFAULT 0,
    added_at    timestamptz NOT NULL DEFAULT now(),
    rows        bigint,
    bytes       bigint,
    manifest    text,
    dropped_at  timestamptz,
    PRIMARY KEY (table_name, month)
);
COMMENT ON TABLE archived_month IS 'Months that are old enough for the archive, and those that are only there';
COMMENT ON COLUMN archived_month.due_at IS 'Next attempt; during an attempt, the end of the lease of its instance';
COMMENT ON COLUMN archived_month.attempt IS 'Number of the current attempt; a worker with another number has lost its lease';
COMMENT ON COLUMN archived_month.bytes IS 'Of the compressed parts';
COMMENT ON COLUMN archived_month.manifest IS 'SHA-256 of the manifest';
COMMENT ON COLUMN archived_month.dropped_at IS 'Since when the rows are only in the archive';
