package dev.lonja.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Requests an HTTP address, and exits with 0 if the status is 200, otherwise with 1. */
public final class HealthProbe {
    private static final int TIMEOUT_MILLIS = 3000;

    private HealthProbe() {}

    public static void main(String... arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: HealthProbe http://HOST:PORT/PATH");
            System.exit(2);
        }
        System.exit(isHealthy(arguments[0]) ? 0 : 1);
    }

    /** Whether the address answers with status 200 in time. If not, the reason is written to standard error. */
    static boolean isHealthy(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            if (status != HttpURLConnection.HTTP_OK) {
                System.err.println(address + " answered with status " + status);
            }
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException | IllegalArgumentException | ClassCastException failure) {
            System.err.println(address + ": " + failure);
            return false;
        }
    }
}
