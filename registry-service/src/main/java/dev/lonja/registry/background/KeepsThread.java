package dev.lonja.registry.background;

/** A bean whose thread must keep running; health and metrics report whether it does. */
public interface KeepsThread {

    /** The thread. */
    LivingThread thread();
}
