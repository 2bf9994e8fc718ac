package com.bharatmart.razorpay;

/** The tables. Amounts are in paise, times in seconds since 1970, except for columns whose name ends with {@code _ms}. */
final class RazorpaySchema {

    static final String TABLES = """
            CREATE TABLE IF NOT EXISTS account (
                one boolean PRIMARY KEY DEFAULT true CHECK (one),
                key_id text NOT NULL,
                key_secret text NOT NULL,
                captures_automatically boolean NOT NULL DEFAULT true,
                refund_outcome text NOT NULL DEFAULT 'processed'
            );
            CREATE TABLE IF NOT EXISTS webhook (
                one boolean PRIMARY KEY DEFAULT true CHECK (one),
                url text,
                secret text NOT NULL,
                enabled boolean NOT NULL DEFAULT true,
                held boolean NOT NULL DEFAULT false,
                copies int NOT NULL DEFAULT 1,
                delay_ms bigint NOT NULL DEFAULT 0,
                spread_ms bigint NOT NULL DEFAULT 0
            );
            CREATE TABLE IF NOT EXISTS orders (
                id text PRIMARY KEY,
                amount bigint NOT NULL,
                currency text NOT NULL,
                receipt text UNIQUE,
                capture text,
                notes text NOT NULL,
                status text NOT NULL DEFAULT 'created',
                attempts int NOT NULL DEFAULT 0,
                amount_paid bigint NOT NULL DEFAULT 0,
                created_at bigint NOT NULL
            );
            CREATE TABLE IF NOT EXISTS qr_code (
                id text PRIMARY KEY,
                name text NOT NULL,
                usage text NOT NULL,
                fixed_amount boolean NOT NULL,
                payment_amount bigint,
                description text,
                notes text NOT NULL,
                close_by bigint,
                received_amount bigint NOT NULL DEFAULT 0,
                received_count int NOT NULL DEFAULT 0,
                status text NOT NULL DEFAULT 'active',
                close_reason text,
                closed_at bigint,
                created_at bigint NOT NULL
            );
            CREATE TABLE IF NOT EXISTS payment (
                id text PRIMARY KEY,
                order_id text REFERENCES orders,
                qr_code_id text REFERENCES qr_code,
                amount bigint NOT NULL,
                currency text NOT NULL,
                method text NOT NULL,
                notes text NOT NULL,
                status text NOT NULL DEFAULT 'created',
                captured boolean NOT NULL DEFAULT false,
                amount_refunded bigint NOT NULL DEFAULT 0 CHECK (amount_refunded BETWEEN 0 AND amount),
                fee bigint,
                tax bigint,
                error_reason text,
                reference text,
                created_at bigint NOT NULL,
                authorized_at bigint,
                captured_at bigint,
                settled boolean NOT NULL DEFAULT false
            );
            CREATE INDEX IF NOT EXISTS payment_of_order ON payment (order_id);
            CREATE TABLE IF NOT EXISTS refund (
                id text PRIMARY KEY,
                payment_id text NOT NULL REFERENCES payment,
                amount bigint NOT NULL,
                receipt text,
                notes text NOT NULL,
                speed text NOT NULL,
                automatic boolean NOT NULL,
                idempotency_key text UNIQUE,
                body_hash text,
                status text NOT NULL DEFAULT 'pending',
                reference text,
                created_at bigint NOT NULL,
                settled boolean NOT NULL DEFAULT false
            );
            CREATE INDEX IF NOT EXISTS refund_of_payment ON refund (payment_id);
            CREATE TABLE IF NOT EXISTS settlement (
                id text PRIMARY KEY,
                amount bigint NOT NULL,
                fees bigint NOT NULL,
                tax bigint NOT NULL,
                utr text NOT NULL,
                settled_on date NOT NULL,
                created_at bigint NOT NULL
            );
            CREATE TABLE IF NOT EXISTS settlement_item (
                number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                settlement_id text NOT NULL REFERENCES settlement,
                entity_id text NOT NULL,
                type text NOT NULL,
                debit bigint NOT NULL,
                credit bigint NOT NULL,
                amount bigint NOT NULL,
                fee bigint NOT NULL,
                tax bigint NOT NULL,
                payment_id text,
                order_id text,
                order_receipt text,
                method text,
                description text,
                created_at bigint NOT NULL
            );
            CREATE TABLE IF NOT EXISTS event (
                id text PRIMARY KEY,
                number bigint GENERATED ALWAYS AS IDENTITY,
                name text NOT NULL,
                body text NOT NULL,
                created_ms bigint NOT NULL
            );
            CREATE TABLE IF NOT EXISTS delivery (
                number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                event_id text NOT NULL REFERENCES event,
                secret text NOT NULL,
                held boolean NOT NULL,
                due_ms bigint NOT NULL,
                attempts int NOT NULL DEFAULT 0,
                status text NOT NULL DEFAULT 'pending',
                answer text
            );
            CREATE INDEX IF NOT EXISTS delivery_due ON delivery (due_ms) WHERE status = 'pending';
            CREATE TABLE IF NOT EXISTS call (
                number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                route text NOT NULL,
                path text NOT NULL,
                status int NOT NULL,
                answered boolean NOT NULL,
                received_ms bigint NOT NULL
            );
            """;

    private RazorpaySchema() {}
}
