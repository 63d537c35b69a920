package dev.lonja.registry.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Codes;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document says what the resources answer. */
@QuarkusTest
class OpenApiTest extends AdminConversation {
    private static final Caller EVA = Sessions.session("eva", 'e', "127.0.0.1");
    private static final Set<String> CONFLICTING =
            Set.of("disconnectUser", "revokeKey", "makeClaimCode", "makeRegisterCode");

    private OpenAPI document;

    @BeforeEach
    void read() {
        SwaggerParseResult parsed = new OpenAPIV3Parser()
                .readContents(viewer().get("/q/openapi?format=json").asString());
        assertThat(parsed.getMessages()).isNullOrEmpty();
        document = parsed.getOpenAPI();
    }

    @Test
    void documentsItselfForOthersToRead() {
        assertThat(document.getPaths().keySet())
                .containsExactlyInAnyOrder(
                        API + "/audit",
                        API + "/events",
                        API + "/files",
                        API + "/invitations",
                        API + "/me",
                        API + "/operations",
                        API + "/registration",
                        API + "/stats",
                        API + "/users",
                        API + "/users/{name}",
                        API + "/users/{name}/claim-code",
                        API + "/users/{name}/disconnect",
                        API + "/users/{name}/files",
                        API + "/users/{name}/keys",
                        API + "/users/{name}/keys/{key}");
        assertThat(document.getComponents().getSecuritySchemes()).containsKey("account");
        assertThat(document.getComponents().getSchemas().keySet())
                .contains("UserView", "FilesView", "StatsView")
                .doesNotContain("OutboundSseEvent", "MediaType");
        assertThat(document.getComponents().getResponses().keySet()).containsExactly("Problem");
        assertThat(document.getComponents().getResponses().get("Problem").getContent())
                .containsOnlyKeys("application/problem+json");
    }

    @Test
    void namesEveryOperation() {
        assertThat(document.getPaths().values().stream().flatMap(item -> item.readOperations().stream()))
                .extracting(Operation::getOperationId)
                .containsExactlyInAnyOrder(
                        "listUsers",
                        "getUser",
                        "listFilesOfUser",
                        "disconnectUser",
                        "removeUser",
                        "removeFile",
                        "listFiles",
                        "listKeys",
                        "revokeKey",
                        "makeClaimCode",
                        "makeRegisterCode",
                        "getRegistration",
                        "setRegistration",
                        "getAccount",
                        "getStatistics",
                        "listOperations",
                        "listAudit",
                        "listenToEvents");
    }

    @Test
    void saysTheLimitsOfItsParameters() {
        List<Parameter> parameters = document.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .map(Operation::getParameters)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();

        assertThat(parameters)
                .extracting(Parameter::getName)
                .contains("limit", "after", "q", "name", "path", "connected", "key", "mode");
        for (Parameter parameter : parameters) {
            Schema<?> schema = parameter.getSchema();
            switch (parameter.getName()) {
                case "limit" -> assertThat(schema.getMaximum()).isEqualTo(BigDecimal.valueOf(1000));
                case "connected" -> assertThat(schema.getTypes()).containsExactly("boolean");
                default ->
                    assertThat(schema.getMaxLength()).as(parameter.getName()).isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, GET, /users, /users, 401",
        "viewer, GET, /users, /users, 200",
        "viewer, GET, /users?limit=5000, /users, 400",
        "viewer, GET, /users/ana, /users/{name}, 200",
        "viewer, GET, /users/nobody, /users/{name}, 404",
        "viewer, GET, /users/ana/files, /users/{name}/files, 200",
        "viewer, GET, /users/nobody/files, /users/{name}/files, 404",
        "viewer, GET, /files, /files, 200",
        "viewer, GET, /files?after=x, /files, 400",
        "viewer, GET, /me, /me, 200",
        "viewer, GET, /stats, /stats, 200",
        "viewer, GET, /operations, /operations, 200",
        "viewer, GET, /audit, /audit, 403",
        "admin, GET, /audit, /audit, 200",
        "viewer, POST, /users/ana/disconnect, /users/{name}/disconnect, 403",
        "admin, POST, /users/ana/disconnect, /users/{name}/disconnect, 204",
        "admin, POST, /users/bob/disconnect, /users/{name}/disconnect, 409",
        "admin, POST, /users/nobody/disconnect, /users/{name}/disconnect, 404",
        "admin, DELETE, /users/ana/files?path=/a, /users/{name}/files, 204",
        "admin, DELETE, /users/ana/files, /users/{name}/files, 400",
        "admin, DELETE, /users/ana/files?path=/none, /users/{name}/files, 404",
        "viewer, GET, /users/eva/keys, /users/{name}/keys, 200",
        "viewer, GET, /users/nobody/keys, /users/{name}/keys, 404",
        "viewer, DELETE, /users/eva/keys/aa, /users/{name}/keys/{key}, 403",
        "admin, DELETE, /users/eva/keys/aa, /users/{name}/keys/{key}, 400",
        "admin, DELETE, /users/eva/keys/{eva}, /users/{name}/keys/{key}, 409",
        "admin, DELETE, /users/eva/keys/{none}, /users/{name}/keys/{key}, 404",
        "viewer, POST, /users/ana/claim-code, /users/{name}/claim-code, 403",
        "admin, POST, /users/ana/claim-code, /users/{name}/claim-code, 200",
        "admin, POST, /users/eva/claim-code, /users/{name}/claim-code, 409",
        "admin, POST, /users/nobody/claim-code, /users/{name}/claim-code, 404",
        "viewer, POST, /invitations, /invitations, 403",
        "admin, POST, /invitations, /invitations, 200",
        "viewer, GET, /registration, /registration, 200",
        "viewer, POST, /registration?mode=open, /registration, 403",
        "admin, POST, /registration?mode=open, /registration, 204",
        "admin, POST, /registration?mode=ajar, /registration, 400",
        "admin, DELETE, /users/ana, /users/{name}, 204",
        "admin, DELETE, /users/nobody, /users/{name}, 404"
    })
    void saysWhatIsAnswered(String account, Method method, String request, String path, String status) {
        ask("REGISTER|ana|");
        ask("REGISTER|bob|");
        ask("CONNECT|ana|5001|");
        ask("PUBLISH|ana|/a|first|");

        make(new KeyChange.RegisterKey(EVA, KeyChange.NO_CODE, Codes.fresh()));

        Response answer = as(account).request(method, API + withKeys(request));

        Operation operation =
                document.getPaths().get(API + path).readOperationsMap().get(PathItem.HttpMethod.valueOf(method.name()));
        ApiResponse documented = operation.getResponses().get(status);
        assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(status));
        assertThat(documented)
                .as(status + " of " + operation.getResponses().keySet())
                .isNotNull();
        assertThat(operation.getResponses()).containsKey("429");
        if (answer.statusCode() >= 400) {
            assertThat(documented.get$ref()).isEqualTo("#/components/responses/Problem");
            assertThat(answer.contentType()).startsWith("application/problem+json");
        } else if (answer.statusCode() == 200) {
            assertThat(documented.getContent().keySet())
                    .anyMatch(type -> answer.contentType().startsWith(type));
        } else {
            assertThat(documented.getContent()).isNull();
            assertThat(answer.asString()).isEmpty();
        }
        // Only what is answered: no 200 beside 204, no conflict where there is none.
        assertThat(operation.getResponses().keySet().stream().filter(code -> code.startsWith("2")))
                .hasSize(1);
        assertThat(operation.getResponses().containsKey("409"))
                .isEqualTo(CONFLICTING.contains(operation.getOperationId()));
    }

    private static String withKeys(String request) {
        return request.replace("{eva}", EVA.keyText())
                .replace("{none}", Sessions.key('b').hex());
    }

    private static RequestSpecification as(String account) {
        return switch (account) {
            case "admin" -> admin();
            case "viewer" -> viewer();
            default -> nobody();
        };
    }
}
