package com.bharatmart.platform.request;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;
import org.springframework.beans.PropertyAccessorFactory;

class OneOfValidator implements ConstraintValidator<OneOf, Object> {

    private List<String> fields = List.of();
    private boolean required;

    @Override
    public void initialize(OneOf constraint) {
        fields = List.of(constraint.value());
        required = constraint.required();
    }

    @Override
    public boolean isValid(Object request, ConstraintValidatorContext context) {
        var values = PropertyAccessorFactory.forBeanPropertyAccess(request);
        var given = fields.stream()
                .filter(field -> values.getPropertyValue(field) != null)
                .toList();
        if (given.size() == 1 || (given.isEmpty() && !required)) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        if (given.isEmpty()) {
            var others = String.join(" or ", fields.subList(1, fields.size()));
            violate(context, fields.getFirst(), "must be given, or in its place " + others);
        } else {
            given.stream()
                    .skip(1)
                    .forEach(field -> violate(context, field, "must not be given with " + given.getFirst()));
        }
        return false;
    }

    private static void violate(ConstraintValidatorContext context, String field, String message) {
        context.buildConstraintViolationWithTemplate(message)
                .addPropertyNode(field)
                .addConstraintViolation();
    }
}
