package com.bharatmart.razorpay;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The only account. Its keys are made with the schema and survive a restart. */
final class AccountRepository {

    private static final String CREATE = """
            INSERT INTO account (key_id, key_secret) VALUES (:keyId, :keySecret) ON CONFLICT DO NOTHING
            """;

    private static final String CREATE_WEBHOOK = "INSERT INTO webhook (secret) VALUES (?) ON CONFLICT DO NOTHING";

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql(CREATE)
                .param("keyId", RazorpayId.next("rzp_test"))
                .param("keySecret", RazorpayId.secret())
                .update();
        jdbc.sql(CREATE_WEBHOOK).param(RazorpayId.secret()).update();
    }

    Account account() {
        return jdbc.sql("SELECT key_id, key_secret, captures_automatically, refund_outcome FROM account")
                .query(Account.class)
                .single();
    }

    void changeKey(String keyId, String keySecret) {
        jdbc.sql("UPDATE account SET key_id = ?, key_secret = ?")
                .params(keyId, keySecret)
                .update();
    }

    void changeCapture(boolean automatic) {
        jdbc.sql("UPDATE account SET captures_automatically = ?")
                .param(automatic)
                .update();
    }

    void changeRefundOutcome(String outcome) {
        jdbc.sql("UPDATE account SET refund_outcome = ?").param(outcome).update();
    }
}
