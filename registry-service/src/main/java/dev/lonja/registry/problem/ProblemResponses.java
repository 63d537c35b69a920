package dev.lonja.registry.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds {@link Problem} to the responses of every operation in the OpenAPI document, with the statuses that it can have. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {
    private static final List<String> OF_EVERY_OPERATION = List.of("401", "403", "429", "503");
    private static final String OF_A_PARAMETER = "400";
    private static final String OF_A_THING = "404";

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponse problem = OASFactory.createAPIResponse().ref(Problem.RESPONSE);
        APIResponses responses = operation.getResponses();
        List<Parameter> parameters = Objects.requireNonNullElse(operation.getParameters(), List.of());
        OF_EVERY_OPERATION.forEach(status -> responses.addAPIResponse(status, problem));
        if (!parameters.isEmpty()) {
            responses.addAPIResponse(OF_A_PARAMETER, problem);
        }
        if (parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            responses.addAPIResponse(OF_A_THING, problem);
        }
        return operation;
    }
}
