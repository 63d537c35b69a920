package dev.lonja.endtoend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    /** Files that are not manifests: those for kustomize itself, and patches, which hold parts of manifests. */
    private static final List<String> NOT_WHOLE = List.of("kustomization.yaml", "overlays/production/registry.yaml");

    @Test
    void everyFileHasOnlyWhatKubernetesKnows() throws IOException {
        try (Stream<Path> files = Files.walk(Manifests.folder())) {
            List<Path> whole = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> NOT_WHOLE.stream().noneMatch(file::endsWith))
                    .toList();
            assertThat(whole).hasSizeGreaterThan(5);
            for (Path file : whole) {
                assertThat(Manifests.read(file.toString(), Files.readString(file))
                                .all())
                        .as(file.toString())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void refusesUnknownFieldsAndValuesOfAnotherType() {
        for (String wrong : List.of(
                "spec: {replica: 1}",
                "spec: {replicas: '1'}",
                "spec: {template: {spec: {containers: [{name: a, livenesProbe: {}}]}}}",
                "spec: {template: {spec: {containers: [{name: 1}]}}}",
                "metadata: {labels: {a: true}}")) {
            assertThatThrownBy(() -> Manifests.read("wrong", "apiVersion: apps/v1\nkind: Deployment\n" + wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Manifests.read("wrong", "apiVersion: apps/v2\nkind: Deployment\n"))
                .hasMessageContaining("there is no apps/v2 Deployment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/production", "peer", "peer-outside"})
    void everyOverlayIsSound(String overlay) {
        // Continuous integration must have kubectl. Without it, only the files themselves are checked.
        assumeTrue(Manifests.canBeRendered() || System.getenv("CI") != null, "kubectl is not installed");
        Manifests manifests = Manifests.rendered(overlay);

        List<PodTemplateSpec> pods = podsOf(manifests);
        assertThat(pods).isNotEmpty();
        pods.forEach(pod -> checkPod(manifests, pod));
        manifests.of(Service.class).forEach(service -> checkService(service, pods));
        manifests
                .of(ServiceAccount.class)
                .forEach(account ->
                        assertThat(account.getAutomountServiceAccountToken()).isFalse());
        manifests.of(NetworkPolicy.class).forEach(policy -> {
            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
            selected(pods, policy.getSpec().getPodSelector().getMatchLabels());
        });
        manifests
                .of(PodDisruptionBudget.class)
                .forEach(budget -> selected(pods, budget.getSpec().getSelector().getMatchLabels()));
        manifests.of(HorizontalPodAutoscaler.class).forEach(scaler -> {
            Deployment scaled = manifests.one(
                    Deployment.class, scaler.getSpec().getScaleTargetRef().getName());
            assertThat(scaled.getSpec().getReplicas()).isNull();
            assertThat(scaler.getSpec().getMinReplicas()).isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void theRegistryKeepsTheClientsAddressAndDrains() {
        assumeTrue(Manifests.canBeRendered() || System.getenv("CI") != null, "kubectl is not installed");
        Manifests production = Manifests.rendered("overlays/production");

        Service wire = production.one(Service.class, "lonja-registry");
        assertThat(wire.getSpec().getExternalTrafficPolicy()).isEqualTo("Local");
        var pod = production
                .one(Deployment.class, "lonja-registry")
                .getSpec()
                .getTemplate()
                .getSpec();
        long preStop = pod.getContainers()
                .getFirst()
                .getLifecycle()
                .getPreStop()
                .getSleep()
                .getSeconds();
        assertThat(preStop).isPositive().isLessThan(pod.getTerminationGracePeriodSeconds() - 15);
    }

    @Test
    void productionUsesTheAccountAndTheAuthorityThatTheOperatorMakes() {
        assumeTrue(Manifests.canBeRendered() || System.getenv("CI") != null, "kubectl is not installed");
        Manifests production = Manifests.rendered("overlays/production");
        String cluster =
                production.of(PostgresCluster.class).getFirst().getMetadata().getName();
        Container registry = production
                .one(Deployment.class, "lonja-registry")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();

        assertThat(registry.getEnv())
                .allSatisfy(variable -> assertThat(
                                variable.getValueFrom().getSecretKeyRef().getName())
                        .isEqualTo(cluster + "-app"));
        String url = production
                .one(
                        ConfigMap.class,
                        registry.getEnvFrom().getFirst().getConfigMapRef().getName())
                .getData()
                .get("QUARKUS_DATASOURCE_JDBC_URL");
        assertThat(url)
                .startsWith("jdbc:postgresql://" + cluster + "-rw:5432/")
                .contains("sslmode=verify-full", "sslrootcert=/etc/lonja/postgres/ca.crt");
    }

    private static List<PodTemplateSpec> podsOf(Manifests manifests) {
        return Stream.concat(
                        manifests.of(Deployment.class).stream()
                                .map(deployment -> deployment.getSpec().getTemplate()),
                        manifests.of(StatefulSet.class).stream()
                                .map(set -> set.getSpec().getTemplate()))
                .toList();
    }

    /** Checks the restricted profile of the pod security standards, and further recommended settings. */
    private static void checkPod(Manifests manifests, PodTemplateSpec pod) {
        var spec = pod.getSpec();
        assertThat(spec.getAutomountServiceAccountToken()).isFalse();
        assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(spec.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        List<String> volumes = Stream.concat(
                        spec.getVolumes().stream().map(volume -> volume.getName()),
                        manifests.of(StatefulSet.class).stream()
                                .filter(set -> set.getSpec().getTemplate() == pod)
                                .flatMap(set -> set.getSpec().getVolumeClaimTemplates().stream())
                                .map(claim -> claim.getMetadata().getName()))
                .toList();
        for (Container container : spec.getContainers()) {
            checkContainer(container);
            assertThat(container.getVolumeMounts())
                    .allSatisfy(mount -> assertThat(volumes).contains(mount.getName()));
            container
                    .getEnvFrom()
                    .forEach(source -> manifests.one(
                            ConfigMap.class, source.getConfigMapRef().getName()));
        }
    }

    private static void checkContainer(Container container) {
        var security = container.getSecurityContext();
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getReadOnlyRootFilesystem()).isTrue();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsKey("memory");
        assertThat(container.getReadinessProbe()).isNotNull();
        List<String> ports =
                container.getPorts().stream().map(ContainerPort::getName).toList();
        Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                .filter(Objects::nonNull)
                .map(Probe::getHttpGet)
                .filter(Objects::nonNull)
                .forEach(probe -> assertThat(ports).contains(probe.getPort().getStrVal()));
    }

    private static void checkService(Service service, List<PodTemplateSpec> pods) {
        List<String> ports = selected(pods, service.getSpec().getSelector()).stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .flatMap(container -> container.getPorts().stream())
                .map(ContainerPort::getName)
                .toList();
        service.getSpec().getPorts().forEach(port -> {
            IntOrString target = port.getTargetPort();
            assertThat(ports).as(service.getMetadata().getName()).contains(target.getStrVal());
        });
    }

    private static List<PodTemplateSpec> selected(List<PodTemplateSpec> pods, Map<String, String> labels) {
        List<PodTemplateSpec> found = pods.stream()
                .filter(pod -> pod.getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
                .toList();
        assertThat(found).as("pods with " + labels).isNotEmpty();
        return found;
    }
}
