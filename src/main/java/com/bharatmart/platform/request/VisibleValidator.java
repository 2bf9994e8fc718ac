package com.bharatmart.platform.request;

import com.bharatmart.shared.PlainText;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

class VisibleValidator implements ConstraintValidator<Visible, String> {

    /** A blank text is an error of another constraint. */
    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return text == null || text.isBlank() || PlainText.isVisible(text);
    }
}
