package com.bharatmart.platform.security;

import static com.bharatmart.platform.security.Role.ADMIN;
import static com.bharatmart.platform.security.Role.AUDITOR;
import static com.bharatmart.platform.security.Role.CATALOGUE;
import static com.bharatmart.platform.security.Role.FINANCE;
import static com.bharatmart.platform.security.Role.FULFILMENT;
import static com.bharatmart.platform.security.Role.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Calls every route of staff with every role. */
@HttpTest
class RoleMatrixHttpTest {

    private static final String ADMIN_ROUTES = "/api/v1/admin/";

    private static final Set<Role> CATALOGUE_STAFF = Set.of(ADMIN, CATALOGUE);
    private static final Set<Role> SUPPORT_STAFF = Set.of(ADMIN, SUPPORT);
    private static final Set<Role> ADMINISTRATORS = Set.of(ADMIN);
    private static final Set<Role> FULFILMENT_STAFF = Set.of(ADMIN, FULFILMENT);

    /** The test fails for a route that is missing here, and for one that exists only here. */
    private static final Map<String, Set<Role>> ALLOWED = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /api/v1/admin/products", CATALOGUE_STAFF),
            Map.entry("POST /api/v1/admin/products", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/products/{productId}", CATALOGUE_STAFF),
            Map.entry("PATCH /api/v1/admin/products/{productId}", CATALOGUE_STAFF),
            Map.entry("DELETE /api/v1/admin/products/{productId}", CATALOGUE_STAFF),
            Map.entry("POST /api/v1/admin/products/{productId}/variants", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/variants/{sku}", CATALOGUE_STAFF),
            Map.entry("PATCH /api/v1/admin/variants/{sku}", CATALOGUE_STAFF),
            Map.entry("DELETE /api/v1/admin/variants/{sku}", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/categories", CATALOGUE_STAFF),
            Map.entry("POST /api/v1/admin/categories", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/categories/{categoryId}", CATALOGUE_STAFF),
            Map.entry("PATCH /api/v1/admin/categories/{categoryId}", CATALOGUE_STAFF),
            Map.entry("DELETE /api/v1/admin/categories/{categoryId}", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/synonyms", CATALOGUE_STAFF),
            Map.entry("POST /api/v1/admin/synonyms", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/synonyms/{groupId}", CATALOGUE_STAFF),
            Map.entry("PATCH /api/v1/admin/synonyms/{groupId}", CATALOGUE_STAFF),
            Map.entry("DELETE /api/v1/admin/synonyms/{groupId}", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/imports", CATALOGUE_STAFF),
            Map.entry("POST /api/v1/admin/imports", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/imports/{importId}", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/imports/{importId}/events", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/imports/{importId}/report", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/imports/{importId}/report.csv", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/exports/products.csv", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/media", CATALOGUE_STAFF),
            Map.entry("POST /api/v1/admin/media", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/media/{mediaId}", CATALOGUE_STAFF),
            Map.entry("DELETE /api/v1/admin/media/{mediaId}", CATALOGUE_STAFF),
            Map.entry("POST /api/v1/admin/media/{mediaId}/downloads", CATALOGUE_STAFF),
            Map.entry("POST /api/v1/admin/media/uploads", CATALOGUE_STAFF),
            Map.entry("POST /api/v1/admin/media/uploads/{uploadId}/complete", CATALOGUE_STAFF),
            Map.entry("GET /api/v1/admin/customers", SUPPORT_STAFF),
            Map.entry("GET /api/v1/admin/customers/{customerId}", SUPPORT_STAFF),
            Map.entry("POST /api/v1/admin/customers/{customerId}/block", SUPPORT_STAFF),
            Map.entry("POST /api/v1/admin/customers/{customerId}/unblock", SUPPORT_STAFF),
            Map.entry("GET /api/v1/admin/staff", ADMINISTRATORS),
            Map.entry("POST /api/v1/admin/staff", ADMINISTRATORS),
            Map.entry("GET /api/v1/admin/staff/{staffId}", ADMINISTRATORS),
            Map.entry("PUT /api/v1/admin/staff/{staffId}/roles", ADMINISTRATORS),
            Map.entry("POST /api/v1/admin/staff/{staffId}/deactivate", ADMINISTRATORS),
            Map.entry("POST /api/v1/admin/staff/{staffId}/activate", ADMINISTRATORS),
            Map.entry("DELETE /api/v1/admin/staff/{staffId}/second-factor", ADMINISTRATORS),
            Map.entry("GET /api/v1/admin/stock-levels", FULFILMENT_STAFF),
            Map.entry("GET /api/v1/admin/stock-levels/{sku}", FULFILMENT_STAFF),
            Map.entry("GET /api/v1/admin/stock-levels/{sku}/movements", FULFILMENT_STAFF),
            Map.entry("POST /api/v1/admin/stock-levels/{sku}/movements", FULFILMENT_STAFF),
            Map.entry("GET /api/v1/admin/audit-log", Set.of(ADMIN, AUDITOR)),
            Map.entry("GET /api/v1/admin/orders", Set.of(ADMIN, FULFILMENT, SUPPORT, FINANCE)),
            Map.entry("GET /api/v1/admin/orders/{orderId}", Set.of(ADMIN, FULFILMENT, SUPPORT, FINANCE)),
            Map.entry("POST /api/v1/admin/orders/{orderId}/cancel", Set.of(ADMIN, SUPPORT)),
            Map.entry("GET /api/v1/admin/orders/{orderId}/notes", Set.of(ADMIN, FULFILMENT, SUPPORT)),
            Map.entry("POST /api/v1/admin/orders/{orderId}/notes", Set.of(ADMIN, FULFILMENT, SUPPORT)),
            Map.entry("PUT /api/v1/admin/orders/{orderId}/tags", Set.of(ADMIN, FULFILMENT, SUPPORT)),
            Map.entry("PUT /api/v1/admin/orders/{orderId}/shipping-address", Set.of(ADMIN, SUPPORT)),
            Map.entry("GET /api/v1/admin/orders/{orderId}/payments", Set.of(ADMIN, FULFILMENT, SUPPORT, FINANCE)),
            Map.entry("GET /api/v1/admin/orders/{orderId}/refunds", Set.of(ADMIN, FULFILMENT, SUPPORT, FINANCE)),
            Map.entry("POST /api/v1/admin/orders/{orderId}/refunds", Set.of(ADMIN, FINANCE)),
            Map.entry("POST /api/v1/admin/orders/{orderId}/cash-remittances", Set.of(ADMIN, FINANCE)),
            Map.entry("GET /api/v1/admin/payments", Set.of(ADMIN, FINANCE, AUDITOR)),
            Map.entry("POST /api/v1/admin/payments/{paymentId}/capture", Set.of(ADMIN, FINANCE)),
            Map.entry("GET /api/v1/admin/payments/events", Set.of(ADMIN, FINANCE, AUDITOR)),
            Map.entry("POST /api/v1/admin/payments/events/{eventId}/retry", Set.of(ADMIN, FINANCE)),
            Map.entry("POST /api/v1/admin/payments/events/{eventId}/ignore", Set.of(ADMIN, FINANCE)),
            Map.entry("GET /api/v1/admin/refunds", Set.of(ADMIN, FINANCE, AUDITOR)),
            Map.entry("POST /api/v1/admin/refunds/{refundId}/retry", Set.of(ADMIN, FINANCE)),
            Map.entry("POST /api/v1/admin/refunds/{refundId}/complete", Set.of(ADMIN, FINANCE)),
            Map.entry("GET /api/v1/admin/payments/mismatches", Set.of(ADMIN, FINANCE, AUDITOR)),
            Map.entry("POST /api/v1/admin/payments/mismatches/{mismatchId}/resolve", Set.of(ADMIN, FINANCE)),
            Map.entry("GET /api/v1/admin/exports/orders.csv", Set.of(ADMIN, FINANCE)),
            Map.entry("GET /api/v1/admin/exports/customers.csv", ADMINISTRATORS),
            Map.entry("POST /api/v1/admin/price-changes", CATALOGUE_STAFF),
            Map.entry("POST /api/v1/admin/stock-changes", FULFILMENT_STAFF),
            Map.entry("GET /api/v1/admin/orders/{orderId}/fulfilments/{fulfilmentId}/packing-slip", FULFILMENT_STAFF),
            Map.entry("POST /api/v1/admin/orders/{orderId}/fulfilments", FULFILMENT_STAFF),
            Map.entry("POST /api/v1/admin/orders/{orderId}/fulfilments/{fulfilmentId}/ship", FULFILMENT_STAFF),
            Map.entry("POST /api/v1/admin/orders/{orderId}/fulfilments/{fulfilmentId}/deliver", FULFILMENT_STAFF)));

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void matrixContainsExactlyTheRoutesOfStaff() {
        var routes = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith(ADMIN_ROUTES))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .map(method -> method + ' ' + path)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(routes).containsExactlyElementsOf(ALLOWED.keySet());
    }

    @Test
    void everyRouteAllowsExactlyItsRoles() {
        var wrong = new ArrayList<String>();
        for (var role : Role.values()) {
            var staff = accounts.staff(role);
            ALLOWED.forEach((route, allowed) -> {
                var answer = call(staff, route);
                var isAllowed = answer.status() != 401 && answer.status() != 403;
                if (isAllowed != allowed.contains(role)
                        || (!isAllowed && !answer.problem(403).equals("forbidden"))) {
                    wrong.add("%s by %s: %d".formatted(route, role, answer.status()));
                }
            });
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void staffWithoutRolesAndCustomersAreForbidden() {
        for (var caller : Arrays.asList(accounts.customer(), accounts.staff())) {
            ALLOWED.keySet()
                    .forEach(route -> assertThat(call(caller, route).problem(403))
                            .as(route)
                            .isEqualTo("forbidden"));
        }
    }

    @Test
    void guestsAreUnauthenticated() {
        ALLOWED.keySet()
                .forEach(route -> assertThat(http.send(method(route), path(route), body(route))
                                .problem(401))
                        .as(route)
                        .isEqualTo("unauthenticated"));
    }

    /** Sends an empty body and ids that do not exist, so that an allowed call changes nothing. */
    private static Http.Response call(SignedInClient caller, String route) {
        return caller.send(method(route), path(route), body(route), "Content-Type", type(route));
    }

    private static String method(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1).replaceAll("\\{\\w+}", "00000000-0000-7000-8000-000000000000");
    }

    private static String type(String route) {
        return switch (route) {
            case "POST /api/v1/admin/imports" -> "text/csv";
            case "POST /api/v1/admin/media" -> "multipart/form-data; boundary=x";
            default -> "application/json";
        };
    }

    private static @Nullable String body(String route) {
        return Set.of("POST", "PATCH", "PUT").contains(method(route)) ? "" : null;
    }
}
