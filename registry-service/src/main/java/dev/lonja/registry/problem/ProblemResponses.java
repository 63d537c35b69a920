package dev.lonja.registry.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds {@link Problem} to the responses of every operation in the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {
    private static final List<String> STATUSES = List.of("400", "401", "403", "404", "429", "503");

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponse problem = OASFactory.createAPIResponse().ref(Problem.RESPONSE);
        APIResponses responses = operation.getResponses();
        STATUSES.forEach(status -> responses.addAPIResponse(status, problem));
        return operation;
    }
}
