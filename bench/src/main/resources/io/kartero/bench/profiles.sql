-- Customer profiles as a Japanese shop has them: names, addresses, NULLs, and notes with quotes,
-- commas and newlines. Nothing but hashes of the row's number, and of floating-point arithmetic only
-- what IEEE 754 rounds correctly, so that every machine makes the same rows.
CREATE TABLE profiles AS
WITH numbers AS (
  SELECT i, hash(i, 11) AS a, hash(i, 12) AS b, hash(i, 13) AS c, hash(i, 14) AS d
  FROM range($rows) AS counted(i)
),
words AS (
  SELECT
    ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤', '吉田', '山田', '佐々木',
      '山口', '松本', '井上', '木村', '林', '斎藤', '清水', '長谷川', '五十嵐'] AS family,
    ['陽翔', '蓮', '湊', '大翔', '悠真', '凛', '陽葵', '結菜', '芽依', '莉子', 'さくら', '美咲', '健一', '直樹',
      '裕子', '恵', '翔太', '花子', '彩', '大輔', 'ひかり'] AS given,
    ['sato', 'suzuki', 'takahashi', 'tanaka', 'ito', 'watanabe', 'yamamoto', 'nakamura', 'kobayashi',
      'kato', 'yoshida', 'yamada', 'sasaki'] AS mailbox,
    ['example.com', 'example.ne.jp', 'mail.example.co.jp', 'example.org'] AS host,
    ['東京都', '大阪府', '北海道', '神奈川県', '愛知県', '福岡県', '沖縄県', '京都府', '埼玉県', '兵庫県'] AS prefecture,
    ['中央区', '千代田区', '港区', '北区', '西区', '南区', '緑区', '青葉区', '泉区'] AS ward,
    ['本町', '栄町', '緑町', '旭町', '若葉台', '桜ヶ丘', '駅前通り', '美しが丘'] AS quarter,
    ['gold', 'silver', 'bronze', 'new'] AS rank
)
SELECT
  (i + 1)::BIGINT AS customer_id,
  family[(a % 22 + 1)::INTEGER] || ' ' || given[(a // 22 % 21 + 1)::INTEGER] AS name,
  CASE WHEN b % 20 > 0 THEN
    mailbox[(b // 20 % 13 + 1)::INTEGER] || '.' || (i % 9999991)::VARCHAR || '@'
      || host[(b // 260 % 4 + 1)::INTEGER] END AS email,
  prefecture[(c % 10 + 1)::INTEGER] || ward[(c // 10 % 9 + 1)::INTEGER]
    || quarter[(c // 90 % 8 + 1)::INTEGER] || (c // 720 % 9 + 1)::VARCHAR || '-'
    || (c // 6480 % 30 + 1)::VARCHAR AS address,
  CASE WHEN d % 50 > 0 THEN (18 + d // 50 % 70)::INTEGER END AS age,
  CASE WHEN d // 3500 % 12 > 0 THEN rank[(d // 42000 % 4 + 1)::INTEGER] END AS rank,
  CASE WHEN a // 1000 % 10 > 0 THEN a // 10000 % 2 = 0 END AS mail_allowed,
  (b // 10000 % 10000)::DOUBLE / 100 AS score,
  CASE WHEN c // 1000000 % 8 > 0 THEN sqrt((c // 8000000)::DOUBLE) END AS lifetime_value,
  TIMESTAMP '2016-01-01 00:00:00' + to_microseconds((d // 1000 % 283824000)::BIGINT * 1000000)
    AS registered_at,
  CASE WHEN b // 1000000 % 7 > 0 THEN
    TIMESTAMP '2025-01-01 00:00:00' + to_microseconds((a // 100000 % 31536000000)::BIGINT * 1000)
  END AS last_seen_at,
  CASE (b // 7000000 % 20)::INTEGER
    WHEN 0 THEN '電話は午後のみ, 要確認'
    WHEN 1 THEN 'said "call me back"' || chr(10) || 'on ' || (i % 28 + 1)::VARCHAR || ' May'
    WHEN 2 THEN ''
    WHEN 3 THEN '住所変更の連絡あり' || chr(10) || '"新住所", 確認済み'
    WHEN 4 THEN 'prefers e-mail'
  END AS note
FROM numbers, words
