package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class AddressBookTest {

    private static final String ADDRESSES = "/api/v1/customers/me/addresses";

    private static final String HOME = """
            {"name": "Asha", "line1": "12 MG Road", "city": "Bengaluru", "state": "KA", "pin": "560001",
             "phone": "9876543210"}""";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Test
    void addressIsAddedReadChangedAndRemoved() {
        var customer = accounts.customer();

        var added = customer.post(ADDRESSES, HOME);
        var path = added.header("Location").orElseThrow();
        var changed = customer.send("PATCH", path, "{\"line1\": \"14 MG Road\", \"line2\": \"Second floor\"}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().get("country").asString()).isEqualTo("IN");
        assertThat(added.json().get("phone").asString()).isEqualTo("+919876543210");
        assertThat(changed.json().get("line1").asString()).isEqualTo("14 MG Road");
        assertThat(changed.json().get("city").asString()).isEqualTo("Bengaluru");
        assertThat(customer.get(path).text()).isEqualTo(changed.text());
        assertThat(customer.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(customer.get(path).problem(404)).isEqualTo("not_found");
        assertThat(customer.get(ADDRESSES).json().get("data")).isEmpty();
    }

    @Test
    void addressOfAnotherCustomerIsNotFound() {
        var path = accounts.customer().post(ADDRESSES, HOME).header("Location").orElseThrow();
        var other = accounts.customer();

        assertThat(other.get(path).problem(404)).isEqualTo("not_found");
        assertThat(other.send("PATCH", path, "{\"city\": \"Mysuru\"}").problem(404))
                .isEqualTo("not_found");
        assertThat(other.send("DELETE", path, null).problem(404)).isEqualTo("not_found");
        assertThat(other.get(ADDRESSES + "/1").problem(404)).isEqualTo("not_found");
        assertThat(http.get(path).problem(401)).isEqualTo("unauthenticated");
        assertThat(accounts.staff(Role.ADMIN).get(path).problem(403)).isEqualTo("forbidden");
    }

    @Test
    void atMostOneAddressIsTheDefault() {
        var customer = accounts.customer();
        var isDefault = HOME.replace("}", ", \"isDefault\": true}");
        var first = customer.post(ADDRESSES, isDefault).header("Location").orElseThrow();
        var second = customer.post(ADDRESSES, isDefault).header("Location").orElseThrow();

        assertThat(customer.get(first).json().get("isDefault").asBoolean()).isFalse();
        assertThat(customer.get(second).json().get("isDefault").asBoolean()).isTrue();
        customer.send("PATCH", first, "{\"isDefault\": true}");
        assertThat(customer.get(first).json().get("isDefault").asBoolean()).isTrue();
        assertThat(customer.get(second).json().get("isDefault").asBoolean()).isFalse();
    }

    @Test
    void concurrentDefaultsLeaveOneDefault() {
        var customer = accounts.customer();
        var isDefault = HOME.replace("}", ", \"isDefault\": true}");

        var answers = InParallel.<Http.Response>run(Collections.nCopies(6, () -> customer.post(ADDRESSES, isDefault)));

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(201);
        assertThat(customer.get(ADDRESSES)
                        .json()
                        .get("data")
                        .valueStream()
                        .filter(one -> one.get("isDefault").asBoolean()))
                .hasSize(1);
    }

    @Test
    void concurrentRequestsDoNotExceedTheAddressLimit() {
        var customer = accounts.customer();

        var answers = InParallel.<Http.Response>run(Collections.nCopies(24, () -> customer.post(ADDRESSES, HOME)));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(20);
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(answer -> answer.problem(422)))
                .containsOnly("address_limit_exceeded");
    }

    @Test
    void repeatedAddUnderOneKeyAddsOnce() {
        var customer = accounts.customer();

        var first = customer.post(ADDRESSES, HOME, "Idempotency-Key", "k");
        var again = customer.post(ADDRESSES, HOME, "Idempotency-Key", "k");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(customer.get(ADDRESSES).json().get("data")).hasSize(1);
    }

    @Test
    void changeOfAnOldVersionFails() {
        var customer = accounts.customer();
        var added = customer.post(ADDRESSES, HOME);
        var path = added.header("Location").orElseThrow();
        var first = added.header("ETag").orElseThrow();
        customer.send("PATCH", path, "{\"city\": \"Mysuru\"}");

        assertThat(customer.send("PATCH", path, "{\"city\": \"Hubballi\"}", "If-Match", first)
                        .problem(412))
                .isEqualTo("precondition_failed");
        assertThat(customer.send("DELETE", path, null, "If-Match", first).problem(412))
                .isEqualTo("precondition_failed");
    }

    @ParameterizedTest
    @CsvSource({
        "state, KA, DL, #/pin",
        "pin, 560001, 110001, #/pin",
        "pin, 560001, 056001, #/pin",
        "pin, 560001, 56000, #/pin",
        "state, KA, XX, #/state",
        "phone, 9876543210, 12345, #/phone",
        "name, Asha, '', #/name"
    })
    void invalidFieldIsRefusedWithItsPointer(String field, String right, String wrong, String pointer) {
        var body = HOME.replace("\"%s\": \"%s\"".formatted(field, right), "\"%s\": \"%s\"".formatted(field, wrong));

        var answer = accounts.customer().post(ADDRESSES, body);

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void stateThatContradictsThePinIsRefused() {
        var customer = accounts.customer();
        var path = customer.post(ADDRESSES, HOME).header("Location").orElseThrow();

        assertThat(customer.send("PATCH", path, "{\"state\": \"DL\"}").problem(400))
                .isEqualTo("validation_failed");
        assertThat(customer.send("PATCH", path, "{\"state\": \"DL\", \"pin\": \"110001\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void gstinMustBelongToTheState() {
        var customer = accounts.customer();
        var ofKarnataka = HOME.replace("}", ", \"gstin\": \"29AAGCB7383J1Z4\"}");
        var ofMaharashtra = HOME.replace("}", ", \"gstin\": \"27AAPFU0939F1ZV\"}");
        var mistyped = HOME.replace("}", ", \"gstin\": \"29AAGCB7383J1Z5\"}");

        assertThat(customer.post(ADDRESSES, ofKarnataka).status()).isEqualTo(201);
        var refused = customer.post(ADDRESSES, ofMaharashtra);
        assertThat(refused.problem(400)).isEqualTo("validation_failed");
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("not_of_state");
        assertThat(customer.post(ADDRESSES, mistyped)
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("#/gstin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"role", "id", "accountId", "version"})
    void unknownFieldIsRefused(String field) {
        var answer = accounts.customer().post(ADDRESSES, HOME.replace("}", ", \"%s\": \"x\"}".formatted(field)));

        assertThat(answer.problem(400)).isEqualTo("unknown_field");
    }
}
