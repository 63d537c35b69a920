package dev.lonja.registry.background;

/** A bean with a thread that must live; health and metrics watch it. */
public interface KeepsThread {

    /** The thread. */
    LivingThread thread();
}
