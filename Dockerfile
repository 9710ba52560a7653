# The mock servers on a port, of the packages as they are published.
#   docker build -t resetkit .
#   docker run --rm -p 127.0.0.1:7357:7357 resetkit
# The start prints the token that the control API and the inbox page ask for; RESETKIT_TOKEN sets one.
FROM node:24-slim AS build
ENV CI=true COREPACK_ENABLE_DOWNLOAD_PROMPT=0
WORKDIR /work
COPY . .
RUN corepack pnpm install --frozen-lockfile \
  && corepack pnpm build \
  && corepack pnpm --dir packages/sdk pack --pack-destination /packages \
  && corepack pnpm --dir packages/mock-server pack --pack-destination /packages

FROM node:24-slim
WORKDIR /app
COPY --from=build /packages /packages
# Redis is an optional peer: the flag --store redis://… needs it.
RUN npm install --no-audit --no-fund --omit=dev /packages/*.tgz @redis/client@6.3.1 \
  && npm cache clean --force
# The folder of --store. A volume keeps it.
RUN mkdir /state && chown node:node /state
VOLUME /state
# The user `node`.
USER 1000
EXPOSE 7357
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://localhost:7357/_resetkit/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/app/node_modules/.bin/resetkit", "--host", "0.0.0.0"]
