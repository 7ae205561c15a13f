# syntax=docker/dockerfile:1

# Sijill in two stages: what it is built with, and the image itself.
FROM node:22-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# Without the scripts of packages: none of them is needed, and `prepare` would build what is not there yet.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY src ./src
COPY workers ./workers
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    SIJILL_DATA=/data \
    SIJILL_METRICS_PORT=9464
WORKDIR /app
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY fixtures/pages ./fixtures/pages
COPY LICENSE README.md ./
RUN ln -s /app/dist/src/cli/main.js /usr/local/bin/sijill \
    && mkdir /data && chown node:node /data
# Nothing but /data and /tmp is ever written to, so the rest may be read-only. A volume on /data keeps a register in a file.
USER node
EXPOSE 9464
# Of a worker, a scheduler or an endless crawl: whether all that it needs answers. The other commands are over sooner.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "--eval", "fetch('http://127.0.0.1:' + process.env.SIJILL_METRICS_PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["sijill"]
CMD ["--help"]
