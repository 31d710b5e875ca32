# Lines of exactly 100 bytes, each a JSON object; as random as orders are, and the same every time.
BEGIN {
    states = split("new paid packed shipped returned", state, " ")
    regions = split("eu-west eu-east us-west us-east ap-se", region, " ")
    dots = "...................."
    seed = 42
    for (i = 0; i < lines; i++) {
        # Park and Miller's generator: its products are exact in a double.
        seed = (seed * 16807) % 2147483647
        a = seed
        seed = (seed * 16807) % 2147483647
        b = seed
        line = sprintf("{\"id\":%d,\"customer\":\"c-%05d\",\"region\":\"%s\",\"amount\":%d,\"status\":\"%s\",\"note\":\"", \
            100000000 + i, a % 100000, region[1 + b % regions], 1000 + a % 9000, state[1 + int(b / 5) % states])
        print line substr(dots, 1, 98 - length(line)) "\"}"
    }
}
