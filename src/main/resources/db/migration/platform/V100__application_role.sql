-- The role that the instances sign in as, and its privileges. The owner of the schema runs the migrations. The role
-- reads and writes rows, but it cannot change the audit log (see V101) or the schema. The owner needs no superuser: it
-- needs CREATEROLE, or a role that already exists. The first migration, since default privileges apply to later tables
-- only.
DO $$
DECLARE
    app      name := '${application-role}';
    place    name := current_schema();
    owns_all boolean;
BEGIN
    IF app = current_user THEN
        RAISE EXCEPTION 'The service may not sign in as the owner of its tables, which is %.', app
            USING HINT = 'Name another role in bharatmart.database.application-role. Sign in as the owner to migrate.';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', app);
            RAISE NOTICE 'Created the role %. To let it sign in: ALTER ROLE % LOGIN PASSWORD ...', app, app;
        EXCEPTION WHEN insufficient_privilege THEN
            RAISE EXCEPTION 'There is no role %, and % may not create it.', app, current_user
                USING HINT = format('As an administrator: CREATE ROLE %I LOGIN PASSWORD ...; then migrate again.', app);
        END;
    END IF;

    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', place, app);
    -- These apply to the tables and sequences that this owner creates later.
    EXECUTE format(
        'ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', place, app);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, USAGE ON SEQUENCES TO %I', place, app);
    -- Default privileges from before the first migration would include Flyway's own table.
    IF to_regclass('flyway_schema_history') IS NOT NULL THEN
        EXECUTE format('REVOKE ALL ON flyway_schema_history FROM %I', app);
    END IF;

    -- A database from before PostgreSQL 15 lets every role create tables in this schema. Every version lets every role
    -- create temporary tables.
    SELECT pg_has_role(nspowner, 'USAGE') INTO owns_all FROM pg_namespace WHERE nspname = place;
    IF owns_all THEN
        EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', place);
    END IF;
    SELECT pg_has_role(datdba, 'USAGE') INTO owns_all FROM pg_database WHERE datname = current_database();
    IF owns_all THEN
        EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), app);
    END IF;
    -- Only an administrator can revoke what is left.
    IF has_schema_privilege(app, place, 'CREATE') OR pg_has_role(app, current_user, 'MEMBER') THEN
        RAISE EXCEPTION 'The role % may change the schema %, which the service must not be able to.', app, place
            USING HINT = format(
                'As an administrator: REVOKE CREATE ON SCHEMA %I FROM PUBLIC, %I; then migrate again.', place, app);
    END IF;
END
$$;
