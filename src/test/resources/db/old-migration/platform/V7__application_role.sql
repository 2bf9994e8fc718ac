-- The owner of the schema migrates; the service itself signs in as another role, which can read and change rows, but
-- not the audit log's, and has no DDL. Needs no superuser: the right to create roles, or a role that is there already.
DO $$
DECLARE
    app      name := '${application-role}';
    place    name := current_schema();
    owns_all boolean;
BEGIN
    IF app = current_user THEN
        RAISE EXCEPTION 'The service may not sign in as the owner of its tables, which is %.', app
            USING HINT = 'Name another role in bharatmart.database.application-role, and sign in to migrate as the owner.';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', app);
            RAISE NOTICE 'Made the role %; let it sign in: ALTER ROLE % LOGIN PASSWORD ...', app, app;
        EXCEPTION WHEN insufficient_privilege THEN
            RAISE EXCEPTION 'There is no role %, and % may not create it.', app, current_user
                USING HINT = format('As an administrator: CREATE ROLE %I LOGIN PASSWORD ...; then migrate again.', app);
        END;
    END IF;

    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', place, app);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', place, app);
    EXECUTE format('GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', place, app);
    -- For what later migrations make, as long as the same role runs them.
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', place, app);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, USAGE ON SEQUENCES TO %I', place, app);

    EXECUTE format('REVOKE UPDATE, DELETE ON audit_log FROM %I', app);
    IF to_regclass('flyway_schema_history') IS NOT NULL THEN
        EXECUTE format('REVOKE ALL ON flyway_schema_history FROM %I', app);
    END IF;

    -- A database that was made before PostgreSQL 15 lets everybody create tables, and each version temporary ones.
    SELECT pg_has_role(nspowner, 'USAGE') INTO owns_all FROM pg_namespace WHERE nspname = place;
    IF owns_all THEN
        EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', place);
    END IF;
    SELECT pg_has_role(datdba, 'USAGE') INTO owns_all FROM pg_database WHERE datname = current_database();
    IF owns_all THEN
        EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), app);
    END IF;
    -- What is left is an administrator's to take away.
    IF has_schema_privilege(app, place, 'CREATE') OR pg_has_role(app, current_user, 'MEMBER') THEN
        RAISE EXCEPTION 'The role % may change the schema %, which the service must not be able to.', app, place
            USING HINT = format('As an administrator: REVOKE CREATE ON SCHEMA %I FROM PUBLIC, %I; then migrate again.', place, app);
    END IF;
END
$$;
