package com.bharatmart.customer;

import com.bharatmart.identity.AccountId;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.PostalAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code customer_address}, by the index {@code customer_address_account} or the primary key. */
@Repository
class AddressRepository {

    private static final String COLUMNS = """
            SELECT id, name, line1, line2, city, state, pin, phone, gstin, is_default, version FROM customer_address
            WHERE account_id = :account""";

    private static final String ADD = """
            INSERT INTO customer_address (id, account_id, name, line1, line2, city, state, pin, phone, gstin, is_default)
            VALUES (:id, :account, :name, :line1, :line2, :city, :state, :pin, :phone, :gstin, :isDefault)""";

    private static final String CHANGE = """
            UPDATE customer_address SET name = :name, line1 = :line1, line2 = :line2, city = :city, state = :state,
                pin = :pin, phone = :phone, gstin = :gstin, is_default = :isDefault, version = version + 1
            WHERE account_id = :account AND id = :id""";

    private static final String CLEAR_DEFAULT = """
            UPDATE customer_address SET is_default = false, version = version + 1
            WHERE account_id = :account AND is_default AND id <> :id""";

    private static final String REMOVE = "DELETE FROM customer_address WHERE account_id = :account AND id = :id";

    private static final String REMOVE_ALL = "DELETE FROM customer_address WHERE account_id = :account";

    private final JdbcClient jdbc;

    AddressRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the addresses in the order of their creation. */
    List<SavedAddress> list(AccountId account) {
        return jdbc.sql(COLUMNS + " ORDER BY id")
                .param("account", account.value())
                .query(AddressRepository::address)
                .list();
    }

    Optional<SavedAddress> find(AccountId account, AddressId id) {
        return jdbc.sql(COLUMNS + " AND id = :id")
                .param("account", account.value())
                .param("id", id.value())
                .query(AddressRepository::address)
                .optional();
    }

    void add(AccountId account, SavedAddress address) {
        write(ADD, account, address);
    }

    void change(AccountId account, SavedAddress address) {
        write(CHANGE, account, address);
    }

    /** Clears the default flag of all other addresses. */
    void clearDefaultExcept(AccountId account, AddressId id) {
        jdbc.sql(CLEAR_DEFAULT)
                .param("account", account.value())
                .param("id", id.value())
                .update();
    }

    void remove(AccountId account, AddressId id) {
        jdbc.sql(REMOVE)
                .param("account", account.value())
                .param("id", id.value())
                .update();
    }

    void removeAll(AccountId account) {
        jdbc.sql(REMOVE_ALL).param("account", account.value()).update();
    }

    private void write(String statement, AccountId account, SavedAddress saved) {
        var address = saved.address();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", saved.id().value());
        row.put("account", account.value());
        row.put("name", address.name());
        row.put("line1", address.line1());
        row.put("line2", address.line2());
        row.put("city", address.city());
        row.put("state", address.state().name());
        row.put("pin", address.pin().value());
        row.put("phone", address.phone());
        row.put("gstin", address.gstin() == null ? null : address.gstin().value());
        row.put("isDefault", saved.isDefault());
        jdbc.sql(statement).params(row).update();
    }

    private static SavedAddress address(ResultSet row, int number) throws SQLException {
        var gstin = row.getString("gstin");
        return new SavedAddress(
                new AddressId(row.getObject("id", UUID.class)),
                new PostalAddress(
                        row.getString("name"),
                        row.getString("line1"),
                        row.getString("line2"),
                        row.getString("city"),
                        IndianState.valueOf(row.getString("state")),
                        new PinCode(row.getString("pin")),
                        row.getString("phone"),
                        gstin == null ? null : new Gstin(gstin)),
                row.getBoolean("is_default"),
                row.getInt("version"));
    }
}
