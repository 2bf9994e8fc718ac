package com.bharatmart.platform.openapi;

import com.bharatmart.platform.problem.ProblemCatalog;
import com.bharatmart.platform.problem.ProblemCode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The schemas of problems: one for all, and one for each operation with the codes that it may answer. They are flat, because
 * generators of clients lose what is required in composed schemas.
 */
final class ProblemSchemas {

    static final String PROBLEM = "Problem";

    private static final String ERROR = "ProblemError";

    private final Components components;

    ProblemSchemas(Components components) {
        this.components = components;
        components.addSchemas(ERROR, error(components));
        components.addSchemas(
                PROBLEM,
                problem(new StringSchema().description("Stable: branch on it. docs/errors.md lists all of them.")));
    }

    /** The body of a response with one of the codes. */
    MediaType forOperation(String operationId, List<ProblemCode> codes) {
        var name = Character.toUpperCase(operationId.charAt(0)) + operationId.substring(1) + PROBLEM;
        var code = new StringSchema();
        code.setDescription("Stable: branch on it.");
        code.setEnum(names(codes));
        var problem = problem(code);
        codes.forEach(one -> one.members().forEach((member, type) -> problem.addProperty(member, member(one, type))));
        components.addSchemas(name, problem);
        return reference(name);
    }

    /** In the order of a dictionary. */
    static List<String> names(Collection<ProblemCode> codes) {
        return List.copyOf(codes.stream().map(ProblemCode::code).collect(Collectors.toCollection(TreeSet::new)));
    }

    private Schema<?> member(ProblemCode code, Class<?> type) {
        var resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(components.getSchemas()::putIfAbsent);
        return resolved.schema.description("For `%s`.".formatted(code.code()));
    }

    static MediaType reference(String name) {
        return new MediaType().schema(new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + name));
    }

    private static Schema<?> problem(Schema<?> code) {
        Schema<Object> problem = new ObjectSchema();
        problem.setDescription("What went wrong (RFC 9457)");
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        problem.addProperty("type", new StringSchema().format("uri").description("A URN of the code"));
        problem.addProperty("title", new StringSchema().description("The code in words"));
        problem.addProperty("status", new IntegerSchema().description("The status of the response"));
        problem.addProperty("detail", new StringSchema().description("For the developer of the client"));
        problem.addProperty(
                "instance", new StringSchema().format("uri-reference").description("The path of the request"));
        problem.addProperty("code", code);
        problem.addProperty("requestId", new StringSchema().description("Quote it when you report the problem."));
        problem.addProperty(
                "errors",
                new ArraySchema()
                        .items(new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + ERROR))
                        .description("Each error in a part of the request"));
        return problem;
    }

    /** Each entry has a code and a detail, and any of the members that the records of the modules have. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // the type of swagger-core
    private static Schema<?> error(Components components) {
        var properties = new LinkedHashMap<String, Schema>();
        for (var type : ProblemCatalog.errorTypes()) {
            var resolved = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false));
            resolved.referencedSchemas.forEach((name, schema) -> {
                if (!Objects.equals(schema.getName(), resolved.schema.getName())) {
                    components.addSchemas(name, schema);
                }
            });
            Map<String, Schema> members = resolved.schema.getProperties();
            members.forEach(properties::putIfAbsent);
        }
        var error = new ObjectSchema();
        error.setDescription("An error in one part of a request");
        error.setRequired(List.of("code", "detail"));
        error.setProperties(properties);
        return error;
    }
}
