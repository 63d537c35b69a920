package dev.lonja.endtoend.kubernetes;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** A Cluster of CloudNativePG. Its schema is not available, so its specification is not checked. */
@JsonDeserialize(using = JsonDeserializer.None.class)
public final class PostgresCluster implements HasMetadata {
    private ObjectMeta metadata = new ObjectMeta();
    private String apiVersion = "";
    private JsonNode spec = MissingNode.getInstance();

    @Override
    public ObjectMeta getMetadata() {
        return metadata;
    }

    @Override
    public void setMetadata(ObjectMeta metadata) {
        this.metadata = metadata;
    }

    @Override
    public String getApiVersion() {
        return apiVersion;
    }

    @Override
    public void setApiVersion(String version) {
        this.apiVersion = version;
    }

    public void setKind(String kind) {
        if (!kind.equals("Cluster")) {
            throw new IllegalArgumentException(kind);
        }
    }

    public JsonNode getSpec() {
        return spec;
    }

    public void setSpec(JsonNode spec) {
        this.spec = spec;
    }
}
