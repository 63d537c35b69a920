package dev.lonja.registry.storage.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The key of the registry, which all replicas show. There is at most one row. */
@Entity
@Table(name = "registry_key")
public class StoredRegistryKey {
    @Id
    @Column(name = "only_row")
    public Boolean onlyRow;

    /** PEM of PKCS#8. */
    @Column(name = "private_key", nullable = false)
    public String privateKey;
}
