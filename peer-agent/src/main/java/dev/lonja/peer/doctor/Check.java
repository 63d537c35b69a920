package dev.lonja.peer.doctor;

import java.util.List;

/** Something that usually goes wrong, or does not. */
public interface Check {

    /** Looks once; may take some seconds where the network is silent. */
    List<Finding> look();
}
