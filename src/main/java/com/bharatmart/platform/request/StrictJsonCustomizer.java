package com.bharatmart.platform.request;

import com.bharatmart.shared.PlainText;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads JSON strictly: no unknown or duplicate fields, no coercion between types, no control characters or halves of
 * characters in text.
 */
@Component
class StrictJsonCustomizer implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(new SimpleModule()
                        .addDeserializer(String.class, new StrictTextDeserializer())
                        .setDeserializerModifier(new StrictTextModifier()));
    }

    /** No text of this API needs control characters, and PostgreSQL cannot store NUL. */
    private static final class StrictTextDeserializer extends StdScalarDeserializer<String> {
        StrictTextDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isScalarValue()
                    || parser.currentToken().isNumeric()
                    || parser.currentToken().isBoolean()) {
                throw MismatchedInputException.from(parser, String.class, "not a text");
            }
            return strictText(parser, context);
        }
    }

    private static String strictText(JsonParser parser, DeserializationContext context) {
        var text = parser.getString();
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw MismatchedInputException.from(parser, String.class, "control characters");
        }
        if (!PlainText.isWellFormed(text)) {
            var cause = new IllegalArgumentException(PlainText.NOT_WELL_FORMED);
            throw ValueInstantiationException.from(
                    parser, PlainText.NOT_WELL_FORMED, context.constructType(String.class), cause);
        }
        return text;
    }

    /** Jackson reads the text of a record that wraps one, such as a name or a password, without the deserializer of texts. */
    private static final class StrictTextModifier extends ValueDeserializerModifier {
        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
            var components = description.getBeanClass().getRecordComponents();
            return components != null && components.length == 1 && components[0].getType() == String.class
                    ? new StrictWrapperDeserializer(deserializer)
                    : deserializer;
        }
    }

    private static final class StrictWrapperDeserializer extends DelegatingDeserializer {
        StrictWrapperDeserializer(ValueDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> deserializer) {
            return new StrictWrapperDeserializer(deserializer);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                var _ = strictText(parser, context);
            }
            return super.deserialize(parser, context);
        }
    }
}
