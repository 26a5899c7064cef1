package org.twentyweeks.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** Chromium as Debian installs it, without a window, that reaches nothing but this machine. */
final class ChromiumBrowser implements AutoCloseable {

    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path BINARY = Path.of("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String AXE =
            "return (async () => { const found = await axe.run(document, {runOnly: {type: 'tag',"
                    + " values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}});"
                    + " return [String(found.passes.length)].concat(found.violations.map(one => one.id + ': '"
                    + " + one.nodes.map(node => node.html).join(' | '))); })()";

    private final ChromeDriver driver;

    private ChromiumBrowser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isInstalled() {
        return Files.isExecutable(DRIVER) && Files.isExecutable(BINARY);
    }

    static ChromiumBrowser open(Path profile) {
        var options = new ChromeOptions();
        options.setBinary(BINARY.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--force-prefers-reduced-motion",
                "--hide-scrollbars",
                "--window-size=1280,900",
                "--user-data-dir=" + profile,
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .build();
        return new ChromiumBrowser(new ChromeDriver(service, options));
    }

    /** What a page can do without scripts; axe is run all the same. */
    void setScripts(boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    /** @param zoom 2 shows everything twice as large, which leaves half the width */
    void setWidth(int pixels, int zoom) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels / zoom, "height", 900 / zoom, "deviceScaleFactor", zoom, "mobile", false));
    }

    void get(String address) {
        driver.get(address);
    }

    void back() {
        changing(() -> driver.navigate().back());
    }

    String title() {
        return driver.getTitle();
    }

    String text() {
        return one("body").getText();
    }

    WebElement one(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void doubleClick(WebElement element) {
        new Actions(driver).doubleClick(element).perform();
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Does what leads to another page and waits for that. An error page has its form's own address. */
    void changing(Runnable action) {
        var before = one("html");
        action.run();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            try {
                before.getTagName();
                Thread.sleep(10);
            } catch (WebDriverException another) {
                awaitComplete(until);
                return;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        throw new IllegalStateException("No other page came within " + PATIENCE);
    }

    private void awaitComplete(long until) {
        while (System.nanoTime() < until) {
            try {
                if (!all("footer").isEmpty()) {
                    return;
                }
            } catch (WebDriverException betweenPages) {
                // Neither the one nor the other is there.
            }
        }
        throw new IllegalStateException("The page did not load within " + PATIENCE);
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /** What axe finds against WCAG 2.2 AA, the first line the number of rules that hold. */
    List<String> axe() {
        try (var script = ChromiumBrowser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            return ((List<?>) driver.executeScript(AXE))
                    .stream().map(String.class::cast).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Everything the page shows, from top to bottom. */
    byte[] picture() {
        var size = (Map<?, ?>)
                driver.executeCdpCommand("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
        var taken = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "webp",
                        "quality",
                        75,
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", size.get("width"), "height", size.get("height"), "scale", 1)));
        return Base64.getDecoder().decode((String) taken.get("data"));
    }

    byte[] printed() {
        return Base64.getDecoder()
                .decode((String) driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", false))
                        .get("data"));
    }

    /** As the page is laid out on paper. */
    void setPrint(boolean print) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", print ? "print" : ""));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
