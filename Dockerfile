FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app

COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

COPY bot bot
COPY adapters adapters
COPY storage storage

# Nobody but this user reads what people said.
RUN useradd --create-home --uid 10001 loopkeeper && mkdir -m 700 data && chown loopkeeper data
USER loopkeeper
VOLUME /app/data

STOPSIGNAL SIGTERM
CMD ["python", "-m", "bot", "run"]
