package dev.lonja.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Ends with 0 if the address that it is given answers 200, and with 1 otherwise. */
public final class HealthProbe {
    private static final int TIMEOUT_MILLIS = 3000;

    private HealthProbe() {}

    public static void main(String... arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: HealthProbe http://HOST:PORT/PATH");
            System.exit(2);
        }
        System.exit(isWell(arguments[0]) ? 0 : 1);
    }

    /** Whether the address answers 200 in time; if not, standard error says what it did. */
    static boolean isWell(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            if (status != HttpURLConnection.HTTP_OK) {
                System.err.println(address + " answers " + status);
            }
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException | IllegalArgumentException | ClassCastException failure) {
            System.err.println(address + ": " + failure);
            return false;
        }
    }
}
