package com.bharatmart.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.platform.problem.ProblemCatalog;
import com.bharatmart.platform.problem.ProblemCode;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} lists the codes of all problems, from the enums that list them. */
class ErrorDocumentationTest {

    private static final String HEAD = """
            # Errors

            Every 4xx and 5xx is an RFC 9457 problem, `application/problem+json`:

            ```json
            {
              "type": "urn:bharatmart:problem:validation_failed",
              "title": "Validation failed",
              "status": 400,
              "detail": "The request is not valid, see errors.",
              "instance": "/api/v1/carts/9f86d081884c7d659a2feaa0c55ad015/items",
              "code": "validation_failed",
              "requestId": "7f9c24e5",
              "errors": [{"pointer": "#/quantity", "code": "min", "detail": "must be at least 1"}]
            }
            ```

            A program branches on `code`, which never changes; texts may. An entry of `errors` names a part of the body by its
            JSON Pointer (`pointer`), or a parameter or header by its name (`parameter`), and may have more members, such as
            `sku` and `available`. The OpenAPI document says which codes each operation may answer. A client treats a code that
            it does not know by the status.

            This file is made from the code: a test compares it with the enums of the modules, and
            `mvn test -Dtest=ErrorDocumentationTest -Ddocs.update=true` writes it again.

            | code | status | when | what a client does |
            | --- | --- | --- | --- |
            """;

    @Test
    void listsEveryCode() throws IOException {
        GeneratedDocument.of("errors.md")
                .assertIs(HEAD
                        + ProblemCatalog.load().codes().stream()
                                .map(ErrorDocumentationTest::row)
                                .collect(Collectors.joining()));
    }

    @Test
    void noTwoCodesAreTheSame() {
        assertThat(ProblemCatalog.load().codes())
                .hasSizeGreaterThan(50)
                .allMatch(code -> code.code().matches("[a-z]+(_[a-z]+)*"))
                .extracting(code -> code.status().value() + " " + code.code())
                .doesNotHaveDuplicates();
    }

    private static String row(ProblemCode code) {
        return "| `%s` | %d | %s | %s |\n".formatted(code.code(), code.status().value(), code.when(), code.action());
    }
}
