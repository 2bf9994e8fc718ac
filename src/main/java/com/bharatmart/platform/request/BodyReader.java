package com.bharatmart.platform.request;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.InvalidField;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds all errors of a body at once. Jackson stops at the first field that it cannot read. This reader then takes the field
 * away and reads the rest again, and validates what is left.
 */
@Component
class BodyReader {

    /** Each error costs another reading. */
    private static final int MAX_ERRORS = 20;

    private final JsonMapper json;
    private final Validator validator;

    BodyReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * Reads a body that may have invalid fields.
     *
     * @param body is changed
     * @throws InvalidBodyException with all invalid fields, those that break a constraint too
     * @throws JacksonException if the body as a whole has the wrong type
     */
    Object read(JsonNode body, JavaType type) {
        var errors = new LinkedHashMap<String, FieldProblem>();
        while (true) {
            try {
                var value = json.treeToValue(body, type);
                if (errors.isEmpty()) {
                    return value;
                }
                throw new InvalidBodyException(withViolations(errors, value));
            } catch (DatabindException | InputCoercionException e) {
                if (e.getPath().isEmpty()) {
                    throw errors.isEmpty() ? e : new InvalidBodyException(List.copyOf(errors.values()));
                }
                var error = InvalidField.of(e);
                var isNew = !errors.containsKey(error.pointer()) && !explains(errors, error);
                if (isNew) {
                    errors.put(String.valueOf(error.pointer()), error);
                }
                if (errors.size() == MAX_ERRORS || !remove(body, e, !isNew)) {
                    throw new InvalidBodyException(List.copyOf(errors.values()));
                }
            }
        }
    }

    /** Whether an object cannot be read because one of its fields was taken away. */
    private static boolean explains(Map<String, FieldProblem> errors, FieldProblem error) {
        return errors.keySet().stream().anyMatch(known -> known.startsWith(error.pointer() + "/"));
    }

    /** Leaves out constraints that concern a field that was taken away, or an object around it. */
    private List<FieldProblem> withViolations(Map<String, FieldProblem> errors, Object value) {
        var all = new ArrayList<>(errors.values());
        FieldProblem.of(validator.validate(value)).stream()
                .filter(violation -> errors.keySet().stream()
                        .noneMatch(known -> concerns(known, String.valueOf(violation.pointer()))))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static boolean concerns(String known, String pointer) {
        return (known + "/").startsWith(pointer + "/") || pointer.startsWith(known + "/");
    }

    /**
     * Takes the invalid field away, or gives it a harmless value where its type needs one.
     *
     * @param again whether that was tried before
     * @return false if nothing was changed
     */
    private static boolean remove(JsonNode body, JacksonException e, boolean again) {
        var parent = body;
        var path = e.getPath();
        for (var step : path.subList(0, path.size() - 1)) {
            parent =
                    step.getPropertyName() == null ? parent.path(step.getIndex()) : parent.path(step.getPropertyName());
        }
        var last = path.getLast();
        var harmless = harmless(e);
        return switch (parent) {
            case ObjectNode object
            when last.getPropertyName() != null && harmless != null && !again -> {
                object.set(last.getPropertyName(), harmless);
                yield true;
            }
            case ObjectNode object when last.getPropertyName() != null -> object.remove(last.getPropertyName()) != null;
            case ArrayNode array
            when last.getIndex() >= 0 && last.getIndex() < array.size() -> {
                var replacement = harmless == null ? JsonNodeFactory.instance.nullNode() : harmless;
                // Where null is invalid too, another attempt would find the same error for ever.
                var changes = !replacement.equals(array.get(last.getIndex()));
                array.set(last.getIndex(), replacement);
                yield changes;
            }
            default -> false;
        };
    }

    /** A primitive cannot be missing. */
    private static @Nullable JsonNode harmless(JacksonException e) {
        var type =
                switch (e) {
                    case MismatchedInputException wrong -> wrong.getTargetType();
                    case InputCoercionException tooLarge -> tooLarge.getTargetType();
                    default -> null;
                };
        if (type == int.class || type == long.class) {
            return IntNode.valueOf(0);
        }
        return type == boolean.class ? BooleanNode.FALSE : null;
    }
}
