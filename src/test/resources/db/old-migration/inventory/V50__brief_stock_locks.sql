-- Every buyer of a sku waits for the row of its stock. An instance that hangs, or loses its network, while its
-- transaction holds that row loses the transaction after a second, and not after the time that the session has for a
-- transaction that holds nothing others wait for.

-- Here, and not in the application, so that no writer can forget it, at no round trip, and behind any pooler: the
-- setting ends with the transaction. The server reads it whenever it begins to wait for the next statement.
CREATE FUNCTION hold_stock_briefly() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('idle_in_transaction_session_timeout', '1s', true);
    RETURN NULL;
END
$$;
CREATE TRIGGER stock_level_held_briefly BEFORE INSERT OR UPDATE OR DELETE ON stock_level
    FOR EACH STATEMENT EXECUTE FUNCTION hold_stock_briefly();
