package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Series of numbers over time, drawn as lines; of many, the largest. */
public final class LinePlot {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 500;
    private static final int MOST_LINES = 12;

    private final String title;
    private final String unit;
    private final Map<String, Map<Instant, Long>> series = new TreeMap<>();

    /** Empty; {@code unit} stands at the upright axis. */
    public LinePlot(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** What a file of this name would hold; exit 2 for a kind that cannot be drawn. */
    public static void requireKind(String fileName) {
        if (!isSvg(fileName) && !fileName.toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw KafkactlException.usage("'" + fileName + "' is neither a .png nor a .svg file", null);
        }
    }

    private static boolean isSvg(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    public void add(String name, Instant at, long value) {
        series.computeIfAbsent(name, n -> new TreeMap<>()).put(at, value);
    }

    public boolean isEmpty() {
        return series.isEmpty();
    }

    /** As PNG or SVG, by the ending of the file's name. */
    public byte[] draw(String fileName) {
        // Without a display; the toolkit looks for this when it is first used.
        System.setProperty("java.awt.headless", "true");
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("UTC")
                .yAxisTitle(unit)
                .build();
        largest().forEach((name, points) -> {
            List<Date> times = new ArrayList<>();
            points.keySet().forEach(at -> times.add(Date.from(at)));
            // One point alone makes no line.
            chart.addSeries(name, times, List.copyOf(points.values()))
                    .setMarker(points.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        });
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setDatePattern(datePattern());
        chart.getStyler().setTimezone(TimeZone.getTimeZone(ZoneOffset.UTC));
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        try {
            save(chart, image, fileName);
        } catch (IOException e) {
            throw KafkactlException.failure("IO", "cannot draw " + fileName + ": " + e, e);
        }
        return isSvg(fileName) ? described(image.toString(UTF_8)).getBytes(UTF_8) : image.toByteArray();
    }

    /** The letters are drawn as outlines, in which neither a search nor a screen reader finds a word. */
    private String described(String svg) {
        int inside = svg.indexOf('>', svg.indexOf("<svg")) + 1;
        return svg.substring(0, inside) + "\n  <title>" + escaped(title) + "</title>\n  <desc>" + escaped(unit) + ": "
                + escaped(String.join(", ", largest().keySet())) + "</desc>" + svg.substring(inside);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Beyond a day the time alone says too little. */
    private String datePattern() {
        List<Instant> times = series.values().stream()
                .flatMap(points -> points.keySet().stream())
                .sorted()
                .toList();
        boolean days = !times.isEmpty()
                && Duration.between(times.get(0), times.get(times.size() - 1)).compareTo(Duration.ofDays(1)) > 0;
        return days ? "MM-dd HH:mm" : "HH:mm:ss";
    }

    /** More lines cannot be told apart. */
    private Map<String, Map<Instant, Long>> largest() {
        Map<String, Map<Instant, Long>> chosen = new TreeMap<>();
        series.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Map<Instant, Long>> entry) ->
                        -Collections.max(entry.getValue().values())))
                .limit(MOST_LINES)
                .forEach(entry -> chosen.put(entry.getKey(), entry.getValue()));
        return chosen;
    }

    private static void save(XYChart chart, OutputStream out, String fileName) throws IOException {
        if (isSvg(fileName)) {
            VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
        } else {
            BitmapEncoder.saveBitmap(chart, out, BitmapEncoder.BitmapFormat.PNG);
        }
    }
}
