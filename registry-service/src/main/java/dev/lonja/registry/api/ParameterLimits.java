package dev.lonja.registry.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Adds the limits that {@link Parameters} checks to the parameters in the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ParameterLimits implements OASFilter {
    private static final int MAX_NAME_BYTES = 255;
    /** In base32 without hyphens. With hyphens a key id has 64 characters, as many as in hex digits. */
    private static final int MIN_KEY_CHARACTERS = 52;

    private static final int MAX_KEY_CHARACTERS = 64;
    private static final int MAX_MODE_CHARACTERS = 7;
    /** The name of a file is longer than its classic path. */
    private static final int MAX_PATH_BYTES = 4095;

    @Override
    public Parameter filterParameter(Parameter parameter) {
        switch (parameter.getName()) {
            case "limit" ->
                parameter
                        .description("the most items of the page")
                        .schema(schema(Schema.SchemaType.INTEGER)
                                .minimum(BigDecimal.ONE)
                                .maximum(BigDecimal.valueOf(Parameters.MAX_LIMIT))
                                .defaultValue(Integer.valueOf(Parameters.DEFAULT_LIMIT)));
            case "after" ->
                parameter
                        .description("the list begins after this place: the value of next of the page before")
                        .schema(text(0, Parameters.MAX_CURSOR_CHARACTERS));
            case "q" ->
                parameter
                        .description("what to find, whatever its case and accents")
                        .schema(text(1, Parameters.MAX_QUERY_CHARACTERS));
            case "connected" -> parameter.schema(schema(Schema.SchemaType.BOOLEAN));
            case "name" ->
                parameter
                        .description("the user; a name that begins with . or = is written with one = before it")
                        .schema(text(1, MAX_NAME_BYTES + 1));
            case "key" -> parameter.description("the id of a key").schema(text(MIN_KEY_CHARACTERS, MAX_KEY_CHARACTERS));
            case "mode" ->
                parameter
                        .description("who may register a user")
                        .schema(text(1, MAX_MODE_CHARACTERS)
                                .addEnumeration("open")
                                .addEnumeration("invited")
                                .addEnumeration("closed"))
                        .required(true);
            case "owner", "user" -> parameter.description("the name of a user").schema(text(1, MAX_NAME_BYTES));
            case "path" ->
                parameter
                        .description("the path of the file, or its name")
                        .schema(text(1, MAX_PATH_BYTES))
                        .required(true);
            default -> {
                // A parameter without a limit.
            }
        }
        return parameter;
    }

    private static Schema text(int min, int max) {
        return schema(Schema.SchemaType.STRING).minLength(min).maxLength(max);
    }

    private static Schema schema(Schema.SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }
}
