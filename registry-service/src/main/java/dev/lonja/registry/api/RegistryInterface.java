package dev.lonja.registry.api;

import dev.lonja.registry.problem.Problem;
import dev.lonja.registry.problem.ProblemView;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The parts of the OpenAPI document that belong to all resources. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Lonja registry",
                        version = "1",
                        description = "Users, published files and statistics of the registry; administrators can remove"
                                + " users and files. See docs/rest.md.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        components =
                @Components(
                        responses =
                                @APIResponse(
                                        name = Problem.RESPONSE,
                                        description = "what is wrong: the parameter, the value and the limit",
                                        headers =
                                                @Header(
                                                        name = "Retry-After",
                                                        description = "with 429 and 503: when to try again, in seconds",
                                                        schema = @Schema(type = SchemaType.INTEGER, minimum = "1")),
                                        content =
                                                @Content(
                                                        mediaType = ProblemView.MEDIA_TYPE,
                                                        schema = @Schema(implementation = ProblemView.class)))))
public class RegistryInterface extends Application {}
